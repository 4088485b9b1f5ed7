package dev.sheaf.run;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a node of a flow stands.
///
/// @param nodeId as the flow names it
/// @param target `owner/slug` of what it calls
/// @param retryCount how many tries it had before this one
public record NodeRun(
    String nodeId,
    String target,
    State state,
    ObjectNode input,
    @Nullable JsonNode output,
    BigDecimal cost,
    int retryCount,
    @Nullable String errorMessage,
    Instant startedAt,
    @Nullable Instant completedAt) {

  /// The words of the contract, 1.2, in lower case.
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED
  }
}
