package dev.sheaf.engine;

import java.time.Duration;

/// Is told what the engine of this node does, for whoever counts it. Called by the threads that do
/// it, so it must be quick and must not throw.
public interface EngineMeter {

  EngineMeter NONE = new EngineMeter() {};

  /// A flush of a stage was written: so many items ended so, and so many attempts will be followed
  /// by another.
  default void flushed(String kind, String stage, Ends ends, Duration took) {}

  /// A flush was refused because the shard has another owner; its outcomes will come again.
  default void refused(String kind, String stage) {}

  /// Shards of nodes that fell silent were taken back into the queue.
  default void rescued(int shards) {}

  /// How outcomes ended.
  record Ends(int succeeded, int failed, int cancelled, int retried) {

    static Ends of(Flush flush) {
      int cancelled = 0;
      int failed = 0;
      for (Recorded.Settled result : flush.settled()) {
        cancelled += result.cancelled() ? 1 : 0;
        failed += result.failure() != null && !result.cancelled() ? 1 : 0;
      }
      int succeeded = flush.settled().size() - failed - cancelled;
      return new Ends(succeeded, failed, cancelled, flush.retried().size());
    }
  }
}
