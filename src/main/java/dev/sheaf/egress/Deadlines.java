package dev.sheaf.egress;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Breaks off exchanges that are late. One thread looks at all that are under way every few
/// milliseconds: a timer for each would cost a short exchange more than its own work, and nearly
/// all of them are over long before.
final class Deadlines {

  /// As late as an exchange may be found to be late.
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /// Looks that find nothing under way until the thread sleeps; to wake it costs more than a few of
  /// them.
  private static final int LOOKS_IN_VAIN = 100;

  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("egress-deadlines").unstarted(this::watch);
  private volatile boolean asleep;

  static Deadlines started() {
    Deadlines deadlines = new Deadlines();
    deadlines.thread.start();
    return deadlines;
  }

  private Deadlines() {}

  void add(Exchange exchange) {
    underWay.add(exchange);
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  void remove(Exchange exchange) {
    underWay.remove(exchange);
  }

  private void watch() {
    int inVain = 0;
    while (true) {
      inVain = underWay.isEmpty() ? inVain + 1 : 0;
      if (inVain > LOOKS_IN_VAIN) {
        sleep();
      } else {
        underWay.forEach(Exchange::breakOffIfLate);
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
  }

  /// Until something is under way. Whoever adds it either is seen here or sees us asleep.
  private void sleep() {
    asleep = true;
    while (underWay.isEmpty()) {
      LockSupport.park(this);
    }
    asleep = false;
  }
}
