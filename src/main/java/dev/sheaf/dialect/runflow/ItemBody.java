package dev.sheaf.dialect.runflow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An item of a batch with its run (2.4).
record ItemBody(
    @Nullable UUID id,
    @Nullable UUID batchId,
    UUID runId,
    int sequenceIndex,
    String createdAt,
    @Nullable String clientRef,
    String statusCode,
    JsonNode input,
    @Nullable String cost,
    @Nullable JsonNode output,
    @Nullable RunError error,
    @Nullable String startedAt,
    @Nullable String completedAt,
    RunBody run) {

  static ItemBody of(RunRow row, RunBody run) {
    return new ItemBody(
        row.itemId(),
        row.batchId(),
        row.id(),
        row.seq(),
        run.createdAt(),
        row.clientRef(),
        row.status(),
        row.input(),
        run.cost(),
        row.output(),
        row.error(),
        run.startedAt(),
        run.completedAt(),
        run);
  }
}
