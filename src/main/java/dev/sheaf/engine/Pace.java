package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;

/// What is known of how fast a lane may be used, beyond what its own attempts are told. Asked at
/// each entry, so it must answer at once and may learn in between.
public interface Pace {

  Pace FREE = always(Duration.ZERO);

  /// How far apart two starts are at least.
  Duration gap();

  /// Nothing starts before this; a time that is past for an open lane.
  default Instant closedUntil() {
    return Instant.EPOCH;
  }

  static Pace always(Duration gap) {
    return () -> gap;
  }
}
