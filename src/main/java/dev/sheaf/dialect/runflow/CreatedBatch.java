package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.BatchStatus.Counts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The reply that a batch was accepted with (2.1).
record CreatedBatch(
    UUID id,
    String targetType,
    UUID targetId,
    String statusCode,
    int itemsTotal,
    int itemsSucceeded,
    int itemsFailed,
    int itemsCancelled,
    List<RunRows.Brief> items,
    String createdAt,
    @Nullable JsonNode output,
    @Nullable String cost,
    @Nullable JsonNode metadata,
    @Nullable String callbackUrl,
    @Nullable String startedAt,
    @Nullable String completedAt) {

  private static final String FAILED = "failed";

  /// As it began: of the row, which may tell of later already, only what stays.
  static CreatedBatch of(BatchRow batch, List<RunRows.Brief> items) {
    int total = items.size();
    int failed = Math.toIntExact(items.stream().filter(i -> i.statusCode().equals(FAILED)).count());
    boolean over = failed == total;
    return new CreatedBatch(
        batch.id(),
        batch.targetKind().word(),
        batch.targetId(),
        BatchStatus.of(new Counts(total, failed, 0, failed, 0)),
        total,
        0,
        failed,
        0,
        items,
        Times.reply(batch.createdAt()),
        null,
        null,
        batch.metadata(),
        batch.callbackUrl(),
        over ? Times.replyOrNull(batch.startedAt()) : null,
        over ? Times.replyOrNull(batch.endedAt()) : null);
  }
}
