package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.job.Spent;
import dev.sheaf.job.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Outcomes gathered since the last flush, with the progress they make and what becomes of the
/// lease.
record Flush(List<Settled> settled, List<Retried> retried, Progress progress, After after) {

  /// Where the shard stands: `inFlight` are the items under way with their starts, `suspects` those
  /// of them that run apart, if any do; `startedAt` is when this owner started its first, null
  /// before that.
  record Progress(
      Tally tally,
      int lowWater,
      int startMark,
      Map<Integer, Instant> inFlight,
      Collection<Integer> suspects,
      int cancels,
      @Nullable Instant startedAt) {}

  /// What happens to the lease once the flush is written.
  sealed interface After {

    record Keep() implements After {}

    /// Every item is recorded.
    record Done() implements After {}

    /// Nothing can be done before `due`, or others' turn has come.
    record Release(Instant due) implements After {}

    After KEEP = new Keep();
    After DONE = new Done();
  }

  /// The tally with these outcomes added.
  static Tally add(Tally tally, List<Settled> settled, List<Retried> retried) {
    int failed = 0;
    int cancelled = 0;
    int goingOn = 0;
    Spent spent = Spent.NOTHING;
    for (Settled result : settled) {
      cancelled += result.cancelled() ? 1 : 0;
      failed += result.failure() == null || result.cancelled() ? 0 : 1;
      goingOn += result.goesOn() ? 1 : 0;
      spent = plus(spent, result.spent());
    }
    for (Retried attempt : retried) {
      spent = plus(spent, attempt.spent());
    }
    return new Tally(
            tally.total(),
            tally.succeeded() + settled.size() - failed - cancelled,
            tally.failed() + failed,
            tally.cancelled() + cancelled,
            tally.goingOn() + goingOn,
            tally.cost(),
            tally.counts())
        .spending(spent);
  }

  private static Spent plus(Spent sum, Spent more) {
    return more.isNothing() ? sum : sum.plus(more);
  }
}
