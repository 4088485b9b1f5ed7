package dev.sheaf.tenant;

import dev.sheaf.time.Time;
import java.time.Duration;

/// Whether anybody has asked for something lately. Work that nobody waits for steps back while
/// somebody does.
public final class Presence {

  /// Longer than the pause between two polls of a client that follows a job.
  private static final long LATELY = Duration.ofSeconds(10).toNanos();

  private final Time time;
  private volatile long lastAt;

  public Presence(Time time) {
    this.time = time;
    this.lastAt = time.nanos() - LATELY;
  }

  void note() {
    lastAt = time.nanos();
  }

  public boolean isFelt() {
    return time.nanos() - lastAt < LATELY;
  }
}
