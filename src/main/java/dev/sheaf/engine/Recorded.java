package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An outcome on its way into the database.
sealed interface Recorded {

  int seq();

  Spent spent();

  /// The item is finished in this stage; `failure` is null when it succeeded, `startedAt` when it
  /// was settled without being tried.
  record Settled(
      int seq,
      int attempt,
      @Nullable Failure failure,
      byte @Nullable [] output,
      boolean goesOn,
      byte @Nullable [] content,
      Spent spent,
      boolean cancelled,
      @Nullable Instant startedAt,
      Instant at)
      implements Recorded {

    static final Failure CANCELLED = Failure.caller("CANCELLED", "Cancelled before it ended");

    /// Settled without being tried.
    static Settled untried(int seq, int attempt, Failure failure, Instant at) {
      return new Settled(seq, attempt, failure, null, false, null, Spent.NOTHING, false, null, at);
    }

    /// Given up by its caller; what was spent on it until then still counts.
    static Settled cancelled(int seq, int attempt, Spent spent, Instant at) {
      return new Settled(seq, attempt, CANCELLED, null, false, null, spent, true, null, at);
    }

    int bytes() {
      return (output == null ? 0 : output.length) + (content == null ? 0 : content.length);
    }
  }

  /// The attempt ended and the item is tried again.
  record Retried(
      int seq,
      int attempt,
      Failure why,
      Instant notBefore,
      Spent spent,
      Instant startedAt,
      Instant at)
      implements Recorded {}
}
