package dev.sheaf.dialect.runflow;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The output of a batch that has ended: what came of each item, and the counts (2.2, 2.6).
record Envelope(List<Item> items, int succeeded, int failed, int cancelled, int total) {

  /// One item; its status under both names that readers look for.
  record Item(
      @Nullable UUID id,
      int sequenceIndex,
      UUID runId,
      @Nullable String clientRef,
      String status,
      String statusCode,
      @Nullable JsonNode output,
      @Nullable RunError error) {

    Item withoutOutput() {
      return new Item(
          id, sequenceIndex, runId, clientRef, status, statusCode, /* output= */ null, error);
    }

    static Item of(RunRow run) {
      return new Item(
          run.itemId(),
          run.seq(),
          run.id(),
          run.clientRef(),
          run.status(),
          run.status(),
          run.output(),
          run.error());
    }
  }

  Envelope withoutOutputs() {
    return new Envelope(
        items.stream().map(Item::withoutOutput).toList(), succeeded, failed, cancelled, total);
  }

  Envelope withoutItems() {
    return new Envelope(List.of(), succeeded, failed, cancelled, total);
  }

  static Envelope of(BatchRow batch, List<RunRow> runs) {
    return new Envelope(
        runs.stream().map(Item::of).toList(),
        batch.succeeded(),
        batch.failed(),
        batch.cancelled(),
        batch.total());
  }
}
