package dev.sheaf.webhook;

import dev.sheaf.failure.Failure;

/// What came of sending an event once.
sealed interface Sent {

  /// The receiver answered; `excerpt` is how its body begins.
  record Answered(int status, String excerpt) implements Sent {}

  /// There is no answer, and this is why.
  record Failed(Failure failure) implements Sent {}

  /// Only a 2xx counts. A redirect does not: the event would be delivered to somebody who was never
  /// named.
  default boolean isDelivered() {
    return this instanceof Answered(int status, String _) && status >= 200 && status < 300;
  }

  default boolean isGone() {
    return this instanceof Answered(int status, String _) && status == 410;
  }
}
