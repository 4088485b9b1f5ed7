package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.failure.Failure;
import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item with what came of it. `stageNo` is the last stage with a result, null when there is none
/// yet; `goesOn` says that a later stage still has to take it.
public record ItemResult(
    int seq,
    @Nullable String clientRef,
    String input,
    @Nullable Integer stageNo,
    @Nullable String output,
    @Nullable Failure failure,
    boolean goesOn,
    int attempt,
    BigDecimal cost,
    @Nullable Instant endedAt) {

  /// Recorded as failed; not merely given up.
  public boolean hasFailed() {
    return failure != null && !isGivenUp();
  }

  /// Given up by its caller, alone or with its job; only meant for jobs that have ended.
  public boolean isCancelled() {
    return isGivenUp() || goesOn || stageNo == null;
  }

  private boolean isGivenUp() {
    return failure != null && failure.code().equals(Settled.CANCELLED.code());
  }

  public <T> T input(Class<T> type) {
    return Json.MAPPER.readValue(input, type);
  }

  /// The output of the last stage; only for an item that succeeded in one.
  public <T> T output(Class<T> type) {
    if (output == null) {
      throw new IllegalStateException("item " + seq + " has no output");
    }
    return Json.MAPPER.readValue(output, type);
  }

  static ItemResult of(ResultSet row) throws SQLException {
    BigDecimal cost = row.getBigDecimal("cost");
    return new ItemResult(
        row.getInt("seq"),
        row.getString("client_ref"),
        row.getString("input"),
        Sql.integerOrNull(row, "stage_no"),
        row.getString("output"),
        Rows.failure(row.getString("failure")),
        row.getBoolean("goes_on"),
        row.getInt("attempt"),
        cost == null ? BigDecimal.ZERO : cost,
        Sql.instantOrNull(row, "ended_at"));
  }
}
