package dev.sheaf.dialect.runflow;

import dev.sheaf.run.TargetKind;
import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A run as the view `run_state` shows it, its status already in this dialect's words.
record RunRow(
    UUID id,
    UUID orgId,
    UUID jobId,
    int seq,
    @Nullable UUID itemId,
    @Nullable String clientRef,
    @Nullable UUID batchId,
    UUID targetId,
    UUID targetVersionId,
    int targetVersion,
    TargetKind targetKind,
    String targetPath,
    String source,
    UUID createdBy,
    @Nullable String requestId,
    @Nullable String callbackUrl,
    @Nullable JsonNode metadata,
    ObjectNode input,
    @Nullable JsonNode output,
    @Nullable JsonNode costBreakdown,
    @Nullable RunError error,
    int attempts,
    String status,
    @Nullable BigDecimal cost,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  boolean isTerminal() {
    return Words.isTerminal(status);
  }

  /// With other trees in the place of these.
  RunRow with(
      ObjectNode otherInput, @Nullable JsonNode otherOutput, @Nullable JsonNode otherMetadata) {
    return new RunRow(
        id,
        orgId,
        jobId,
        seq,
        itemId,
        clientRef,
        batchId,
        targetId,
        targetVersionId,
        targetVersion,
        targetKind,
        targetPath,
        source,
        createdBy,
        requestId,
        callbackUrl,
        otherMetadata,
        otherInput,
        otherOutput,
        costBreakdown,
        error,
        attempts,
        status,
        cost,
        createdAt,
        startedAt,
        endedAt);
  }

  static RunRow of(ResultSet row) throws SQLException {
    JsonNode result = tree(row, "output");
    ObjectNode input = (ObjectNode) Wire.JSON.readTree(row.getString("input"));
    UUID batch = row.getObject("batch_id", UUID.class);
    if (batch != null) {
      input.remove("client_ref");
    }
    return new RunRow(
        row.getObject("id", UUID.class),
        row.getObject("org_id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getInt("seq"),
        row.getObject("item_id", UUID.class),
        row.getString("client_ref"),
        batch,
        row.getObject("target_id", UUID.class),
        row.getObject("target_version_id", UUID.class),
        row.getInt("target_version"),
        TargetKind.of(row.getString("target_kind")),
        row.getString("target_path"),
        row.getString("source"),
        row.getObject("created_by", UUID.class),
        row.getString("request_id"),
        row.getString("callback_url"),
        tree(row, "metadata"),
        input,
        member(result, "output"),
        member(result, "costBreakdown"),
        error(tree(row, "failure")),
        row.getInt("attempts"),
        Words.status(row.getString("status")),
        row.getBigDecimal("cost"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"));
  }

  static @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
    String json = row.getString(column);
    return json == null ? null : Wire.JSON.readTree(json);
  }

  private static @Nullable JsonNode member(@Nullable JsonNode object, String name) {
    JsonNode member = object == null ? null : object.get(name);
    return member == null || member.isNull() ? null : member;
  }

  static @Nullable RunError error(@Nullable JsonNode failure) {
    return failure == null ? null : Failures.error(failure);
  }
}
