package dev.sheaf.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The clock of the process: the wall-clock instant for what is recorded, nanoseconds for what is
/// measured, and sleep. Instants are cut to milliseconds, the precision of every wire format and of
/// the database columns, so a value read back equals the value written.
public interface Time extends InstantSource {

  /// Nanoseconds from an arbitrary origin; only differences mean something.
  long nanos();

  /// Blocks the calling thread for the given time.
  void sleep(Duration howLong) throws InterruptedException;

  static Time system() {
    return SystemTime.INSTANCE;
  }
}

enum SystemTime implements Time {
  INSTANCE;

  @Override
  public Instant instant() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration howLong) throws InterruptedException {
    Thread.sleep(howLong);
  }
}
