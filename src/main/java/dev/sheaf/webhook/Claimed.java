package dev.sheaf.webhook;

import dev.sheaf.egress.Headers;
import java.net.URI;
import java.time.Instant;

/// An event that this node may send now. `epoch` fences what it records: after another node's claim
/// nothing is written. `attempt` is the number of the attempt to make.
record Claimed(
    long id,
    EventId eventId,
    int epoch,
    Instant until,
    int attempt,
    int attemptsMax,
    URI url,
    String receiver,
    byte[] body,
    BodyForm form,
    Headers headers,
    DeliveryPolicy policy) {

  /// `2/5`.
  String attemptOf() {
    return attempt + "/" + attemptsMax;
  }

  boolean isLast() {
    return attempt >= attemptsMax;
  }

  /// Whether an attempt that starts now ends before somebody else may make it. A node that was
  /// paused after its claim may find that it does not.
  boolean covers(Instant now) {
    return now.plus(policy.timeout()).isBefore(until);
  }
}
