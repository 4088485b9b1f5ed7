package dev.sheaf.dialect.runflow;

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

  static CreatedBatch of(BatchRow batch, List<RunRows.Brief> items) {
    return new CreatedBatch(
        batch.id(),
        batch.targetKind().word(),
        batch.targetId(),
        batch.status(),
        batch.total(),
        batch.succeeded(),
        batch.failed(),
        batch.cancelled(),
        items,
        Times.reply(batch.createdAt()),
        null,
        Money.textOrNull(batch.cost()),
        batch.metadata(),
        batch.callbackUrl(),
        Times.replyOrNull(batch.startedAt()),
        Times.replyOrNull(batch.endedAt()));
  }
}
