package dev.sheaf.engine;

import dev.sheaf.engine.Results.Tries;
import java.time.Instant;

/// An item of a shard that has no result yet, with what it went through so far.
record Work(int seq, byte[] json, Tries tries) {

  /// In flight at so many crashes, an item runs alone from then on, so that the next crash tells.
  static final int CRASHES_UNTIL_ALONE = 2;

  /// After as many crashes more, each while it ran alone, it is given up. Two and not one, because
  /// a server may also be killed from outside while it happens to run.
  static final int CRASHES_MAX = 4;

  Instant notBefore() {
    return tries.notBefore();
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
