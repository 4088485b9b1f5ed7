package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets the thread of a shard's run sleep, and others wake it.
final class Alarm {

  /// Whatever it waits for, a shard never takes a processor from the others without a pause.
  private static final Duration NAP = Duration.ofMillis(1);

  private volatile @Nullable Thread owner;
  private volatile boolean asleep;

  /// Whether it rang since it was last listened to.
  private volatile boolean rung;

  /// The calling thread is the one to wake.
  void mine() {
    owner = Thread.currentThread();
  }

  /// To be called before looking for work: what comes up from now on will not be slept through.
  void listen() {
    rung = false;
  }

  void wake() {
    rung = true;
    if (asleep) {
      LockSupport.unpark(owner);
    }
  }

  /// Sleeps until the hour, unless there is a reason not to; that is asked after the sleep was
  /// announced, so that no call to [#wake] is lost in between.
  void sleepUntil(Instant until, Instant now, BooleanSupplier unless) {
    asleep = true;
    if (!rung && !unless.getAsBoolean()) {
      LockSupport.parkNanos(Math.max(NAP.toNanos(), Duration.between(now, until).toNanos()));
    }
    asleep = false;
  }
}
