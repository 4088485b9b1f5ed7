package dev.sheaf.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One try at one run.
///
/// @param input as it was accepted: references to assets unresolved, defaults not put in
/// @param attempt from 1
public record TargetCall(
    UUID orgId,
    UUID runId,
    @Nullable UUID batchId,
    @Nullable Integer sequenceIndex,
    @Nullable String clientRef,
    ObjectNode input,
    @Nullable JsonNode metadata,
    int attempt) {

  public TargetCall {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is " + attempt + ", must be at least 1");
    }
  }
}
