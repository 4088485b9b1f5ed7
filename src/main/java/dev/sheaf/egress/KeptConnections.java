package dev.sheaf.egress;

import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/// Connections that are kept for the next call, and closed when none comes.
///
/// The library wakes a thread at the end of every exchange to look for connections that have been
/// idle for too long, which takes a third of what the exchange took. The thread given to it here
/// looks ten times a second, whatever it is told in between. It is given through a constructor that
/// the library keeps for itself: a version that has another does not compile.
final class KeptConnections {

  static final int IDLE_MAX = 256;

  /// Shorter than the usual servers wait (two seconds and more): a request on a connection that the
  /// server is just closing is lost, and one that changes something is not repeated by itself.
  static final Duration KEPT_FOR = Duration.ofMillis(1_500);

  /// As late as a connection may be closed.
  static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private static final Time TIME = Time.system();
  private static final TaskRunner LOOKS =
      new TaskRunner(new SeldomAwake(), Logger.getLogger(TaskRunner.class.getName()));

  private KeptConnections() {}

  static ConnectionPool pool() {
    return new ConnectionPool(
        IDLE_MAX,
        KEPT_FOR.toMillis(),
        TimeUnit.MILLISECONDS,
        LOOKS,
        ConnectionListener.Companion.getNONE());
  }

  /// Runs the library's tasks on a thread that sleeps its time out.
  private static final class SeldomAwake implements TaskRunner.Backend {

    @Override
    public long nanoTime() {
      return TIME.nanos();
    }

    @Override
    public void coordinatorNotify(TaskRunner runner) {
      // what it is to be woken for can wait until it is awake
    }

    /// The library holds the runner's monitor when it calls this.
    @Override
    public void coordinatorWait(TaskRunner runner, long nanos) {
      try {
        TimeUnit.NANOSECONDS.timedWait(runner, Math.min(nanos, LOOK_EVERY.toNanos()));
      } catch (InterruptedException _) {
        // nobody has a reason to; it looks around and waits again
      }
    }

    @Override
    public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
      return queue;
    }

    @Override
    public void execute(TaskRunner runner, Runnable looking) {
      Thread.ofPlatform().daemon().name("egress-connections").start(looking);
    }
  }
}
