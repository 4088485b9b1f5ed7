package dev.sheaf.engine;

import java.util.concurrent.Executor;

/// Where shards and attempts run: on virtual threads, or in tests on the caller's own.
record Threads(Executor shards, Executor attempts) {

  static Threads virtual() {
    return new Threads(
        task -> Thread.ofVirtual().name("shard").start(task),
        task -> Thread.ofVirtual().name("attempt").start(task));
  }

  static Threads direct() {
    return new Threads(Runnable::run, Runnable::run);
  }
}
