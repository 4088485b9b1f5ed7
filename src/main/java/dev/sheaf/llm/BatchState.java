package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a provider batch is.
public sealed interface BatchState {

  /// Requests by their state, as far as the provider tells while it runs.
  record Counts(long total, long succeeded, long failed) {}

  /// The provider is still at it: look again after the given time.
  record Running(Duration pollAfter, Counts counts) implements BatchState {}

  /// Nothing will be added. Whatever the status, there may be answers to collect: an expired or
  /// cancelled batch keeps what was done, and a completed one may contain failed lines.
  record Ended(Status status, String message, Counts counts) implements BatchState {}

  /// The state could not be read; ask again, not before the given time if there is one.
  record Trouble(Failure failure, @Nullable Instant notBefore) implements BatchState {}

  enum Status {
    COMPLETED,
    FAILED,
    EXPIRED,
    CANCELLED
  }
}
