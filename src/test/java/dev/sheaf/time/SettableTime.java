package dev.sheaf.time;

import java.time.Duration;
import java.time.Instant;

/// A clock that a test owns: it stands still until told otherwise, and sleeping moves it on at
/// once.
public final class SettableTime implements Time {

  private Instant now;

  public SettableTime(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public void sleep(Duration howLong) {
    advance(howLong);
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
