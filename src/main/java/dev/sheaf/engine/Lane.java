package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// A bound that items share across jobs: a host, a provider, a target. At most `widthMax` items are
/// in the lane at once, started at the lane's [Pace]. The width adapts: it halves when an attempt
/// is told to slow down (429, 5xx, overload), and grows back by one with every full width of good
/// ends.
public record Lane(String key, int widthMax, Pace pace) {

  public Lane {
    if (widthMax < 1) {
      throw new IllegalArgumentException("widthMax of lane " + key + " must be at least 1");
    }
  }

  /// A lane that is closed now and then from outside, until the time that `closedUntil` answers.
  public static Lane of(String key, int widthMax, Supplier<Instant> closedUntil) {
    return new Lane(
        key,
        widthMax,
        new Pace() {
          @Override
          public Duration gap() {
            return Duration.ZERO;
          }

          @Override
          public Instant closedUntil() {
            return closedUntil.get();
          }
        });
  }

  public static Lane of(String key, int widthMax) {
    return new Lane(key, widthMax, Pace.FREE);
  }
}
