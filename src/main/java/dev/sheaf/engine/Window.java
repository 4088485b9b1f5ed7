package dev.sheaf.engine;

import dev.sheaf.engine.Entrance.Start.Ready;
import dev.sheaf.engine.Lanes.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The attempts of a shard that are under way, each on a thread of its own. What they hand back
/// comes through a queue; nothing but that queue and the lanes is shared with them.
final class Window<I, O> {

  /// An attempt that ignores its interruption is written off after this.
  private static final Duration STUBBORN = Duration.ofSeconds(5);

  private final Attempts<I, O> attempts;
  private final Executor threads;
  private final Runnable wake;
  private final Consumer<Ended<O>> whenEnded;
  private final Map<Integer, Running> inFlight = new HashMap<>();
  private final Queue<Ended<O>> ended = new ConcurrentLinkedQueue<>();

  /// `whenEnded` is told what an attempt hands back, on the attempt's thread.
  Window(Attempts<I, O> attempts, Executor threads, Runnable wake, Consumer<Ended<O>> whenEnded) {
    this.attempts = attempts;
    this.threads = threads;
    this.wake = wake;
    this.whenEnded = whenEnded;
  }

  boolean hasRoom() {
    return inFlight.size() < attempts.policy().window();
  }

  /// Whether nothing is under way and nothing waits to be taken in.
  boolean isIdle() {
    return inFlight.isEmpty() && ended.isEmpty();
  }

  /// What has ended and is not taken in yet.
  Collection<Ended<O>> ended() {
    return ended;
  }

  boolean hasEnded() {
    return !ended.isEmpty();
  }

  void launch(Ready<I> ready) {
    Running running = new Running(ready.work(), ready.entered(), ready.attempt().deadline());
    inFlight.put(ready.work().seq(), running);
    threads.execute(() -> {
      running.thread = Thread.currentThread();
      Ended<O> end = new Ended<>(running, outcome(running, ready.attempt()));
      whenEnded.accept(end);
      ended.add(end);
      wake.run();
    });
  }

  /// Null when the attempt was interrupted: at its deadline, or because the run is over.
  private @Nullable Outcome<O> outcome(Running running, Attempt<I> attempt) {
    try {
      return running.interrupted ? null : attempts.run(attempt, () -> running.interrupted);
    } catch (InterruptedException _) {
      return null;
    }
  }

  /// The next attempt that has ended, or null; one that was written off before is not told again.
  @Nullable Ended<O> poll() {
    for (Ended<O> end = ended.poll(); end != null; end = ended.poll()) {
      if (inFlight.remove(end.running().work.seq(), end.running())) {
        return end;
      }
    }
    return null;
  }

  /// Interrupts what is past its deadline, or everything when its grace is over, and hands back
  /// what ignores that.
  List<Ended<O>> interruptLate(Instant now, boolean graceOver) {
    List<Ended<O>> stubborn = new ArrayList<>();
    for (Running running : inFlight.values()) {
      if (!now.isBefore(running.deadline.plus(STUBBORN))) {
        stubborn.add(new Ended<>(running, null));
      } else if (!now.isBefore(running.deadline)) {
        running.late = true;
        running.interrupt();
      } else if (graceOver) {
        running.interrupt();
      }
    }
    stubborn.forEach(end -> inFlight.remove(end.running().work.seq()));
    return stubborn;
  }

  /// Interrupts an item and forgets it; null if it is not under way.
  @Nullable Ended<O> remove(int seq) {
    Running running = inFlight.remove(seq);
    if (running == null) {
      return null;
    }
    running.interrupt();
    return new Ended<>(running, null);
  }

  /// Interrupts all that is under way and hands back the places it took; what comes of it is told
  /// to nobody.
  List<Entry.Entered> abandon() {
    inFlight.values().forEach(Running::interrupt);
    List<Entry.Entered> places =
        inFlight.values().stream().map(running -> running.entered).toList();
    inFlight.clear();
    return places;
  }

  /// The sequence numbers under way, each with its start.
  Map<Integer, Instant> starts() {
    Map<Integer, Instant> starts = new TreeMap<>();
    inFlight.forEach((seq, running) -> starts.put(seq, running.entered.at()));
    return starts;
  }

  /// When an attempt has to be interrupted or, if it was already, written off.
  Instant nextDeadline() {
    Instant first = Instant.MAX;
    for (Running running : inFlight.values()) {
      Instant next = running.late ? running.deadline.plus(STUBBORN) : running.deadline;
      first = next.isBefore(first) ? next : first;
    }
    return first;
  }

  /// The smallest sequence number under way, or that of `none`.
  int lowest(int none) {
    int lowest = none;
    for (Integer seq : inFlight.keySet()) {
      lowest = Math.min(lowest, seq);
    }
    return lowest;
  }

  /// An attempt under way.
  private static final class Running {
    private final Work work;
    private final Entry.Entered entered;
    private final Instant deadline;
    private volatile @Nullable Thread thread;
    private volatile boolean interrupted;
    private boolean late;

    Running(Work work, Entry.Entered entered, Instant deadline) {
      this.work = work;
      this.entered = entered;
      this.deadline = deadline;
    }

    void interrupt() {
      interrupted = true;
      Thread running = thread;
      if (running != null && running != Thread.currentThread()) {
        running.interrupt();
      }
    }
  }

  /// What an attempt handed back; no outcome when it was interrupted.
  record Ended<O>(Running running, @Nullable Outcome<O> outcome) {

    Work work() {
      return running.work;
    }

    Entry.Entered entered() {
      return running.entered;
    }

    /// Interrupted because the server stops, not because it was late: that is not an attempt, and
    /// the next owner runs it again.
    boolean isCutShort() {
      return outcome == null && !running.late;
    }
  }
}
