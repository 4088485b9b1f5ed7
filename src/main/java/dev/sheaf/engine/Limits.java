package dev.sheaf.engine;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a job may cost and until when it may run; null for no bound.
///
/// When the `budget` is spent nothing more starts, what is in flight ends and is recorded, and the
/// rest fails unstarted: so a job costs at most its budget and what was in flight when that was
/// reached. To know at every start what has been spent, such a job is cut into one shard a stage,
/// and runs item by item where it could have gone to a provider's batch API.
///
/// At the `deadline` what is in flight is interrupted, and everything without a result fails.
public record Limits(@Nullable BigDecimal budget, @Nullable Instant deadline) {

  public static final Limits NONE = new Limits(null, null);

  public Limits {
    if (budget != null && budget.signum() <= 0) {
      throw new IllegalArgumentException(
          "budget is " + budget.toPlainString() + ", must be more than 0");
    }
  }

  boolean isSpent(BigDecimal cost) {
    return budget != null && cost.compareTo(budget) >= 0;
  }

  boolean isOver(Instant now) {
    return deadline != null && !now.isBefore(deadline);
  }

  /// The earlier of the two: nobody sleeps through the deadline.
  Instant orDeadline(Instant at) {
    return deadline != null && deadline.isBefore(at) ? deadline : at;
  }
}
