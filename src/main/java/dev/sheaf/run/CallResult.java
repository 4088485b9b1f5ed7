package dev.sheaf.run;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How one try ended. `cost` is what this try cost, never the sum over tries.
public sealed interface CallResult {

  /// @param output in the shape of the contract, 1.9; files as `runflow://assets/…`
  record Succeeded(JsonNode output, BigDecimal cost, @Nullable ObjectNode costBreakdown)
      implements CallResult {}

  /// Another try may do.
  ///
  /// @param after the earliest it makes sense, as the target said; null leaves it to the caller
  /// @param slowDown whether the target asked for fewer calls at once
  record Retry(RunFailure why, @Nullable Duration after, BigDecimal cost, boolean slowDown)
      implements CallResult {}

  /// The target is at work and does not need us: call again after a while, which counts as the same
  /// attempt. What is needed for that is in the database.
  record Pending(Duration after) implements CallResult {}

  record Failed(RunFailure failure, BigDecimal cost) implements CallResult {}

  static CallResult failed(RunFailure failure) {
    return new Failed(failure, BigDecimal.ZERO);
  }

  static CallResult retry(RunFailure why) {
    return new Retry(why, null, BigDecimal.ZERO, false);
  }
}
