package dev.sheaf.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one node's deliverer may do. `secret` signs every attempt, null signs none; `flyingMax`
/// bounds the attempts at once, `perReceiverMax` those to one receiver, so that a slow one leaves
/// places for the others. `claimFor` is how long a node's claim on an event stands before another
/// node may send it. `grace` is what a stopping node leaves its attempts under way.
public record WebhookSettings(
    @Nullable String secret,
    int flyingMax,
    int perReceiverMax,
    Duration poll,
    Duration claimFor,
    Duration grace,
    Duration retention) {

  public static final WebhookSettings DEFAULT =
      new WebhookSettings(
          null,
          64,
          16,
          Duration.ofMillis(250),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofDays(30));

  public WebhookSettings {
    if (perReceiverMax < 1 || flyingMax < perReceiverMax) {
      throw new IllegalArgumentException(
          "perReceiverMax is %d and flyingMax is %d, must be at least 1 and not below it"
              .formatted(perReceiverMax, flyingMax));
    }
    if (claimFor.compareTo(DeliveryPolicy.TIMEOUT_MAX) <= 0) {
      throw new IllegalArgumentException(
          "claimFor is %s, must be longer than the longest attempt, %s"
              .formatted(claimFor, DeliveryPolicy.TIMEOUT_MAX));
    }
    if (secret != null && secret.isEmpty()) {
      throw new IllegalArgumentException("secret is empty; leave it out to send unsigned");
    }
  }

  public WebhookSettings withSecret(String other) {
    return new WebhookSettings(other, flyingMax, perReceiverMax, poll, claimFor, grace, retention);
  }
}
