package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureKind;
import java.time.Duration;

/// How a stage's items are tried. `attemptMax` counts attempts that failed for the target's or our
/// own reasons; attempts that met a full budget (`CAPACITY`) only waited and are counted against
/// `waitMax`. `deadline` is for one attempt; `window` is how many items of one shard run at once.
public record Policy(
    int attemptMax,
    int waitMax,
    Duration firstPause,
    Duration longestPause,
    Duration deadline,
    int window) {

  public static final Policy DEFAULT =
      new Policy(5, 500, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(2), 64);

  public Policy {
    atLeastOne("attemptMax", attemptMax);
    atLeastOne("waitMax", waitMax);
    atLeastOne("window", window);
    if (attemptMax > Short.MAX_VALUE || waitMax > Short.MAX_VALUE) {
      throw new IllegalArgumentException("attemptMax and waitMax must be at most 32767");
    }
    if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "firstPause is " + firstPause + ", must be from 0 to longestPause, " + longestPause);
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("deadline is " + deadline + ", must be positive");
    }
  }

  public Policy withAttempts(int max, Duration first) {
    return new Policy(max, waitMax, first, longestPause, deadline, window);
  }

  public Policy withDeadline(Duration longest) {
    return new Policy(attemptMax, waitMax, firstPause, longestPause, longest, window);
  }

  public Policy withWindow(int items) {
    return new Policy(attemptMax, waitMax, firstPause, longestPause, deadline, items);
  }

  /// Whether an item that ended so is tried again, after that many counted attempts and waits.
  boolean allowsAnother(Failure why, int tries, int waits) {
    return switch (why.kind()) {
      case CALLER -> false;
      case CAPACITY -> waits < waitMax;
      case TARGET, OURS -> tries < attemptMax;
    };
  }

  /// The pause after the n-th failed try: doubling from the first to the longest, each drawn
  /// between half and whole (`luck` is in [0, 1)) so that items that failed together do not come
  /// back together.
  Duration pause(int tries, double luck) {
    double doubled = (double) firstPause.toMillis() * Math.pow(2, Math.min(tries - 1, 30));
    double whole = Math.min(doubled, (double) longestPause.toMillis());
    return Duration.ofMillis((long) (whole * (0.5 + luck / 2)));
  }

  static boolean isWait(Failure why) {
    return why.kind() == FailureKind.CAPACITY;
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
    }
  }
}
