package dev.sheaf.engine;

import dev.sheaf.engine.Results.Tries;
import java.time.Duration;
import java.time.Instant;

/// An item of a shard that has no result yet, with what it went through so far.
///
/// An item that kills its server is found by narrowing down. In flight at two crashes, items run
/// apart, a small company at a time; in flight at one more, each alone. Three crashes alone and not
/// one make it poison, with pauses between, because a server may also be killed from outside, again
/// and again, while an innocent item happens to run.
record Work(int seq, byte[] json, Tries tries) {

  static final int CRASHES_UNTIL_APART = 2;
  static final int COMPANY_MAX = 32;
  static final int CRASHES_UNTIL_ALONE = 3;
  static final int CRASHES_MAX = 6;

  /// How long an item waits after its first crash alone, and how many times longer after each
  /// further one.
  static final Duration PAUSE_AFTER_CRASH_ALONE = Duration.ofSeconds(5);

  static final int PAUSE_GROWTH = 6;

  Instant notBefore() {
    return tries.notBefore();
  }

  boolean mustRunApart() {
    return tries.crashes() >= CRASHES_UNTIL_APART;
  }

  boolean mustRunAlone() {
    return tries.crashes() >= CRASHES_UNTIL_ALONE;
  }

  boolean isPoison() {
    return tries.crashes() >= CRASHES_MAX;
  }

  Work after(Tries next) {
    return new Work(seq, json, next);
  }
}
