package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A batch (2.2). In a list it is without `input`, `output` and `items` (2.3). The five members
/// from `budget` to `retryOf` are ours.
record BatchBody(
    UUID id,
    UUID orgId,
    String targetTypeCode,
    String targetType,
    UUID targetId,
    String statusCode,
    String sourceCode,
    int itemsTotal,
    int itemsSucceeded,
    int itemsFailed,
    int itemsCancelled,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String input,
    UUID resolvedTemplateId,
    UUID dispatchProviderLinkId,
    @Nullable String cost,
    @Nullable Envelope output,
    @Nullable JsonNode metadata,
    @Nullable String callbackUrl,
    @Nullable Long durationMs,
    @Nullable String failureCode,
    @Nullable String failureMessage,
    @Nullable String failureStageCode,
    UUID createdBy,
    String createdAt,
    @Nullable String startedAt,
    @Nullable String completedAt,
    Links links,
    @Nullable String budget,
    @Nullable String deadline,
    int priority,
    boolean isPaused,
    @Nullable UUID retryOf,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunRows.Brief> items) {

  record Links(String self, String items, String callback) {

    static Links of(UUID batch) {
      String self = "/v1/batches/" + batch;
      return new Links(self, self + "/items", self + "/callback");
    }
  }

  /// What a batch holds beside its row: the inputs as handed in, the items, and once it has ended
  /// what came of them.
  record Inside(List<String> inputs, List<RunRows.Brief> items, @Nullable Envelope output) {}

  static BatchBody listed(BatchRow batch) {
    return of(batch, null, null, null);
  }

  static BatchBody whole(BatchRow batch, Inside inside) {
    String input = "[" + String.join(",", inside.inputs()) + "]";
    return of(batch, input, inside.output(), inside.items());
  }

  private static BatchBody of(
      BatchRow batch,
      @Nullable String input,
      @Nullable Envelope output,
      @Nullable List<RunRows.Brief> items) {
    RunError failure = batch.error();
    return new BatchBody(
        batch.id(),
        batch.orgId(),
        batch.targetKind().word(),
        batch.targetKind().word(),
        batch.targetId(),
        batch.status(),
        batch.source(),
        batch.total(),
        batch.succeeded(),
        batch.failed(),
        batch.cancelled(),
        input,
        batch.targetVersionId(),
        batch.targetVersionId(),
        Money.textOrNull(batch.cost()),
        output,
        batch.metadata(),
        batch.callbackUrl(),
        Times.millisBetween(batch.startedAt(), batch.endedAt()),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.message(),
        failure == null ? null : failure.stageCode(),
        batch.createdBy(),
        Times.reply(batch.createdAt()),
        Times.replyOrNull(batch.startedAt()),
        Times.replyOrNull(batch.endedAt()),
        Links.of(batch.id()),
        Money.textOrNull(batch.terms().limits().budget()),
        Times.replyOrNull(batch.terms().limits().deadline()),
        batch.terms().priority(),
        batch.paused(),
        batch.terms().retryOf(),
        items);
  }
}
