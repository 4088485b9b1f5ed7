package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one attempt ended. What it spent counts whatever the end.
public sealed interface Outcome<O> {

  Spent spent();

  /// The item succeeded in this stage. `goesOn`: the next stage takes it, with `output` as input;
  /// otherwise the item is complete. `content` is kept beside the result for later stages (see
  /// [Attempt#content]).
  record Done<O>(@Nullable O output, boolean goesOn, byte @Nullable [] content, Spent spent)
      implements Outcome<O> {}

  /// The item is tried again, not before `notBefore`; without it, after a growing pause. The policy
  /// caps the attempts; the last one's failure is then the item's. `slowDown`: the target had
  /// enough, so the lanes of the item let in fewer, and none before `notBefore`.
  record RetryAt<O>(Failure why, @Nullable Instant notBefore, Spent spent, boolean slowDown)
      implements Outcome<O> {

    public RetryAt(Failure why, @Nullable Instant notBefore, Spent spent) {
      this(why, notBefore, spent, true);
    }
  }

  /// The item failed for good.
  record GiveUp<O>(Failure failure, Spent spent) implements Outcome<O> {}

  static <O> Outcome<O> done(@Nullable O output) {
    return new Done<>(output, true, null, Spent.NOTHING);
  }

  static <O> Outcome<O> done(@Nullable O output, Spent spent) {
    return new Done<>(output, true, null, spent);
  }

  static <O> Outcome<O> complete(O output, Spent spent) {
    return new Done<>(output, false, null, spent);
  }

  static <O> Outcome<O> retry(Failure why) {
    return new RetryAt<>(why, null, Spent.NOTHING);
  }

  static <O> Outcome<O> retryAt(Failure why, @Nullable Instant notBefore) {
    return new RetryAt<>(why, notBefore, Spent.NOTHING);
  }

  static <O> Outcome<O> giveUp(Failure failure) {
    return new GiveUp<>(failure, Spent.NOTHING);
  }
}
