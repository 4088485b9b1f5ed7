package dev.sheaf;

import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes now and then what nobody needs any more. Nodes may do it at the same time: each chore
/// passes over the rows that another one has locked.
final class Tidying {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Time time;
  private final List<Chore> chores;
  private @Nullable Thread thread;

  Tidying(Time time, List<Chore> chores) {
    this.time = time;
    this.chores = chores;
  }

  /// Something to remove, which answers how much it was.
  record Chore(String what, IntSupplier work) {}

  void start() {
    thread = Thread.ofVirtual().name("tidying").start(this::loop);
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void loop() {
    try {
      while (true) {
        time.sleep(PAUSE);
        chores.forEach(Tidying::run);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Chore chore) {
    try {
      int removed = chore.work().getAsInt();
      if (removed > 0) {
        LOG.info("Removed {} {}", removed, chore.what());
      }
    } catch (RuntimeException e) {
      LOG.warn("The {} could not be removed; tried again in {}", chore.what(), PAUSE, e);
    }
  }
}
