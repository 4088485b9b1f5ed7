package dev.sheaf.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How often and how patiently an event is sent. `pauses` are the waits between one attempt's end
/// and the next one's start, so there is one attempt more than pauses. `endsOnGone`: a 410 ends the
/// event at once.
///
/// It is stored with each event, so a later version's schedule leaves events under way alone.
public record DeliveryPolicy(List<Duration> pauses, Duration timeout, boolean endsOnGone) {

  static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);
  static final int ATTEMPTS_MAX = 20;

  /// Attempts at about 0, 2, 6, 13 and 28 minutes.
  public static final DeliveryPolicy FIVE_IN_HALF_AN_HOUR =
      new DeliveryPolicy(
          List.of(
              Duration.ofMinutes(2),
              Duration.ofMinutes(4),
              Duration.ofMinutes(7),
              Duration.ofMinutes(15)),
          TIMEOUT_MAX,
          false);

  /// Attempts at about 0 and 15 seconds, 1, 6 and 36 minutes, and 2.6 hours.
  public static final DeliveryPolicy SIX_IN_THREE_HOURS =
      new DeliveryPolicy(
          List.of(
              Duration.ofSeconds(15),
              Duration.ofSeconds(60),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2)),
          Duration.ofSeconds(10),
          false);

  public DeliveryPolicy {
    pauses = List.copyOf(pauses);
    if (pauses.size() >= ATTEMPTS_MAX) {
      throw new IllegalArgumentException(
          "a policy has " + (pauses.size() + 1) + " attempts, must be at most " + ATTEMPTS_MAX);
    }
    if (pauses.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("pauses are " + pauses + ", must not be negative");
    }
    if (!timeout.isPositive() || timeout.compareTo(TIMEOUT_MAX) > 0) {
      throw new IllegalArgumentException(
          "timeout is " + timeout + ", must be positive and at most " + TIMEOUT_MAX);
    }
  }

  /// The same policy with each pause longer or shorter by up to a share of it, so that what failed
  /// together is not tried again together.
  public DeliveryPolicy jittered(double share, RandomGenerator random) {
    List<Duration> spread =
        pauses.stream().map(pause -> spread(pause, random.nextDouble(-share, share))).toList();
    return new DeliveryPolicy(spread, timeout, endsOnGone);
  }

  private static Duration spread(Duration pause, double by) {
    return pause.plusMillis(Math.round(pause.toMillis() * by));
  }

  public int attempts() {
    return pauses.size() + 1;
  }

  /// Only for attempts that are followed by another.
  Duration pauseAfter(int attempt) {
    return pauses.get(attempt - 1);
  }
}
