package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;

/// How far into its shard an owner may start items: no further than the shard's row says, so that
/// whoever takes over knows what may have been in flight. It moves with the flushes.
final class Mark {

  private final int window;
  private final Duration flushEvery;
  private int at;
  private int ahead;
  private Instant lookedAt;

  /// `window` is how many items run at once.
  Mark(int at, int window, Duration flushEvery, Instant now) {
    this.at = at;
    this.window = window;
    this.flushEvery = flushEvery;
    this.ahead = window;
    this.lookedAt = now;
  }

  int at() {
    return at;
  }

  /// The items up to the mark are used up. It runs far ahead for quick items, so that they do not
  /// wait for flushes; hardly beyond the window for slow ones, so that a crash puts few under
  /// suspicion.
  void lookFurther(Instant now) {
    boolean quick = now.isBefore(lookedAt.plus(flushEvery));
    ahead = quick ? Math.min(Unwritten.RESULTS_MAX, ahead * 2) : Math.max(window, ahead / 2);
    lookedAt = now;
  }

  /// Where the next flush puts it.
  int next(Backlog backlog) {
    return Math.max(at, backlog.markFor(ahead));
  }

  void moveTo(int next) {
    at = next;
  }
}
