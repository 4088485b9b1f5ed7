package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.BatchStatus.Counts;
import dev.sheaf.engine.Limits;
import dev.sheaf.run.TargetKind;
import dev.sheaf.run.Terms;
import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A batch as the view `batch_state` shows it, its status rolled up from the counters.
record BatchRow(
    UUID id,
    UUID orgId,
    UUID jobId,
    UUID targetId,
    UUID targetVersionId,
    TargetKind targetKind,
    String source,
    UUID createdBy,
    @Nullable String callbackUrl,
    @Nullable JsonNode metadata,
    String status,
    @Nullable RunError error,
    int total,
    int succeeded,
    int failed,
    int cancelled,
    @Nullable BigDecimal cost,
    Terms terms,
    boolean paused,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  boolean isTerminal() {
    return Words.isTerminal(status);
  }

  static BatchRow of(ResultSet row) throws SQLException {
    return new BatchRow(
        row.getObject("id", UUID.class),
        row.getObject("org_id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getObject("target_id", UUID.class),
        row.getObject("target_version_id", UUID.class),
        TargetKind.of(row.getString("target_kind")),
        row.getString("source"),
        row.getObject("created_by", UUID.class),
        row.getString("callback_url"),
        RunRow.tree(row, "metadata"),
        BatchStatus.of(counts(row)),
        RunRow.error(RunRow.tree(row, "failure")),
        row.getInt("total"),
        row.getInt("succeeded"),
        row.getInt("failed"),
        row.getInt("cancelled"),
        row.getBigDecimal("cost"),
        terms(row),
        row.getBoolean("paused"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    Limits limits = new Limits(row.getBigDecimal("budget"), Sql.instantOrNull(row, "deadline"));
    return new Terms(limits, row.getInt("priority"), row.getObject("retry_of", UUID.class));
  }

  private static Counts counts(ResultSet row) throws SQLException {
    int succeeded = row.getInt("succeeded");
    int failed = row.getInt("failed");
    int cancelled = row.getInt("cancelled");
    int finished = succeeded + failed + cancelled;
    boolean begun = row.getObject("started_at") != null;
    return new Counts(
        row.getInt("total"),
        begun ? Math.max(1, finished) : finished,
        succeeded,
        failed,
        cancelled);
  }
}
