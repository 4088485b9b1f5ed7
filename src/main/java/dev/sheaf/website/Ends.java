package dev.sheaf.website;

import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.site.write.Written;
import java.util.function.Function;

/// Makes the end of an attempt out of the end of a piece of writing.
final class Ends {

  private Ends() {}

  static <T, O> Outcome<O> of(Written<T> written, Function<T, O> keep) {
    return switch (written) {
      case Written.Done<T> done -> kept(done, keep);
      case Written.Later<T> later ->
          new Outcome.RetryAt<>(later.failure(), later.notBefore(), later.spent());
      case Written.Failed<T> failed -> new Outcome.GiveUp<>(failed.failure(), failed.spent());
    };
  }

  /// What was spent counts also where what was written is refused.
  private static <T, O> Outcome<O> kept(Written.Done<T> done, Function<T, O> keep) {
    try {
      return Outcome.done(keep.apply(done.value()), done.spent());
    } catch (FailureException e) {
      if (e.failure().kind() != FailureKind.CALLER) {
        throw e;
      }
      return new Outcome.GiveUp<>(e.failure(), done.spent());
    }
  }
}
