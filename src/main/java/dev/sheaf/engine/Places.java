package dev.sheaf.engine;

import dev.sheaf.engine.Outcome.RetryAt;
import dev.sheaf.engine.Window.Ended;
import dev.sheaf.time.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/// Gives back the places of attempts that have ended. The shard's own thread does it when it takes
/// them in; while that writes down results, which takes as long as the disk does, each attempt's
/// thread does it, for others wait for the place.
final class Places<O> {

  private final Entrance<?> entrance;
  private final Time time;
  private volatile boolean busy;

  Places(Entrance<?> entrance, Time time) {
    this.entrance = entrance;
    this.time = time;
  }

  /// Does work that keeps the shard's thread from taking in what ends; `ended` has already.
  <T> T whileBusy(Collection<Ended<O>> ended, Supplier<T> work) {
    busy = true;
    try {
      Instant now = time.instant();
      ended.forEach(end -> leave(end, now));
      return work.get();
    } finally {
      busy = false;
    }
  }

  /// On the thread of the attempt.
  void leaveIfBusy(Ended<O> end) {
    if (busy) {
      leave(end, time.instant());
    }
  }

  void leave(Ended<O> end, Instant now) {
    RetryAt<O> slow = end.outcome() instanceof RetryAt<O> retry && retry.slowDown() ? retry : null;
    entrance.leave(end.entered(), slow != null, slow == null ? null : slow.notBefore(), now);
  }
}
