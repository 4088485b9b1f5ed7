package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job's limits as they bind one shard. `spentBefore` is what earlier stages cost; nothing else
/// of the job spends meanwhile, because with a budget the shard is the only one of its stage.
record Bounds(Limits limits, BigDecimal spentBefore) {

  /// Why nothing more of the shard may start, ever, or null if it may.
  @Nullable Failure broken(BigDecimal spentHere, Instant now) {
    if (isOver(now)) {
      return overdue();
    }
    return limits.isSpent(spentBefore.add(spentHere)) ? spent() : null;
  }

  boolean isOver(Instant now) {
    return limits.isOver(now);
  }

  Instant orDeadline(Instant at) {
    return limits.orDeadline(at);
  }

  Failure overdue() {
    return Failure.caller(
        "JOB_DEADLINE_PASSED",
        "The deadline, " + limits.deadline() + ", passed before this was done");
  }

  private Failure spent() {
    BigDecimal budget = limits.budget() == null ? BigDecimal.ZERO : limits.budget();
    return Failure.capacity(
        "JOB_BUDGET_SPENT",
        "The budget of " + budget.toPlainString() + " was spent before this could start");
  }
}
