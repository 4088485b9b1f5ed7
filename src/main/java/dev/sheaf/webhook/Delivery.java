package dev.sheaf.webhook;

import dev.sheaf.egress.Headers;
import dev.sheaf.failure.Failure;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt at a claimed event and writes down how it ended.
///
/// Sending and writing cannot be one step: a process that dies between them leaves the event
/// claimed and not recorded, and the attempt is made again under the same event id and number.
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final String USER_AGENT = "Sheaf-Webhooks/1.0";

  private final Database database;
  private final Events events;
  private final EventAttempts attempts;
  private final Sender sender;
  private final @Nullable String secret;
  private final Time time;

  Delivery(Database database, Sender sender, @Nullable String secret, Time time) {
    this.database = database;
    this.events = new Events(database);
    this.attempts = new EventAttempts(database);
    this.sender = sender;
    this.secret = secret;
    this.time = time;
  }

  void run(Claimed claimed) {
    Instant at = time.instant();
    if (!claimed.covers(at)) {
      LOG.warn("The claim on {} is too old to send now; it is left to the next", claimed.eventId());
      return;
    }
    long start = time.nanos();
    try {
      Sent sent = send(claimed, at);
      record(claimed, at, Duration.ofNanos(time.nanos() - start), sent);
    } catch (InterruptedException _) {
      // The node stops. Whether the receiver got it is not known, so it is sent again.
      events.release(claimed);
    }
  }

  private Sent send(Claimed claimed, Instant now) throws InterruptedException {
    try {
      byte[] body = claimed.form().bytes(claimed.body(), now, claimed.attemptOf());
      Headers headers = headers(claimed, body, now);
      return sender.send(claimed.url(), headers, body, claimed.policy().timeout());
    } catch (RuntimeException e) {
      LOG.error("{} cannot be sent", claimed.eventId(), e);
      return new Sent.Failed(
          Failure.ours(
              "DELIVERY_BROKEN",
              "This server failed to send the event; its log says why. It is tried again."));
    }
  }

  private Headers headers(Claimed claimed, byte[] body, Instant now) {
    Headers headers =
        claimed
            .headers()
            .with("X-Event-Id", claimed.eventId().value())
            .with("X-Delivery-Attempt", claimed.attemptOf());
    if (headers.first("User-Agent").isEmpty()) {
      headers = headers.with("User-Agent", USER_AGENT);
    }
    return secret == null
        ? headers
        : headers.with(Signature.HEADER, Signature.of(body, secret, now));
  }

  private void record(Claimed claimed, Instant at, Duration duration, Sent sent) {
    boolean ours =
        database.inTransaction(() -> {
          if (!settle(claimed, sent)) {
            return false;
          }
          attempts.insert(claimed, at, duration, sent);
          return true;
        });
    if (!ours) {
      LOG.warn(
          "{} was taken over while attempt {} was under way; the receiver may get it twice",
          claimed.eventId(),
          claimed.attemptOf());
    }
  }

  private boolean settle(Claimed claimed, Sent sent) {
    Instant now = time.instant();
    if (sent.isDelivered()) {
      return events.settle(claimed, EventStatus.DELIVERED, null, now);
    }
    if (sent.isGone() && claimed.policy().endsOnGone()) {
      return events.settle(claimed, EventStatus.GONE, null, now);
    }
    if (claimed.isLast()) {
      LOG.info("{} has failed its last attempt, {}", claimed.eventId(), claimed.attemptOf());
      return events.settle(claimed, EventStatus.FAILED, null, now);
    }
    Instant next = now.plus(claimed.policy().pauseAfter(claimed.attempt()));
    return events.settle(claimed, EventStatus.WAITING, next, null);
  }
}
