package dev.sheaf.engine;

import java.time.Duration;

/// A bound that items share across jobs: a host, a provider, a target. At most `widthMax` items are
/// in the lane at once and two starts are at least `gap` apart. The width adapts: it halves when an
/// attempt is told to slow down (429, 5xx, overload), and grows back by one with every full width
/// of good ends.
public record Lane(String key, int widthMax, Duration gap) {

  public Lane {
    if (widthMax < 1) {
      throw new IllegalArgumentException("widthMax of lane " + key + " must be at least 1");
    }
  }

  public static Lane of(String key, int widthMax) {
    return new Lane(key, widthMax, Duration.ZERO);
  }
}
