package dev.sheaf.engine;

import dev.sheaf.engine.Flush.After;
import dev.sheaf.engine.Lanes.Entry;
import dev.sheaf.engine.Outcome.RetryAt;
import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.job.Tally;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Works on one leased shard, item by item, until it is done, has nothing to do for a while, or is
/// no longer ours.
///
/// One thread owns everything here: it starts attempts, each on a thread of its own, and takes in
/// what they hand back through a queue. So nothing but that queue is shared, and the window, the
/// tally and the flush need no locks.
final class ShardRun<I, O> {

  /// A flush is written when this many results wait, or this many bytes.
  private static final int FLUSH_RESULTS = 1_000;

  private static final int FLUSH_BYTES = 4 << 20;

  /// An attempt that ignores its interruption is written off after this.
  private static final Duration STUBBORN = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Lease lease;
  private final Attempts<I, O> attempts;
  private final ItemStage<I, O> stage;
  private final Backlog backlog;
  private final Lanes lanes;
  private final Recorder recorder;
  private final EngineSettings settings;
  private final Time time;
  private final Executor threads;
  private final BooleanSupplier othersWait;

  private final Map<Integer, Running> inFlight = new HashMap<>();
  private final Map<Integer, List<Lane>> lanesOf = new HashMap<>();
  private final Set<String> fullLanes = new HashSet<>();
  private final Queue<Ended<O>> ended = new ConcurrentLinkedQueue<>();
  private final List<Settled> settled = new ArrayList<>();
  private final List<Retried> retried = new ArrayList<>();
  private final Instant startedAt;

  /// One object, so that a lane knows a shard that already waits for it.
  private final Runnable waker = this::wake;

  private Tally tally;
  private int startMark;
  private int ahead;
  private Instant markedAt;
  private int bufferedBytes;
  private Instant bufferedSince = Instant.MAX;
  private Instant lanesOpenAt = Instant.MAX;
  private @Nullable Integer solo;

  private volatile @Nullable Thread owner;
  private volatile boolean parked;
  private volatile boolean abandoned;
  private volatile boolean stopping;
  private volatile Instant stopAt = Instant.MAX;

  ShardRun(
      Lease lease,
      ItemStage<I, O> stage,
      Attempts<I, O> attempts,
      Backlog backlog,
      Lanes lanes,
      Recorder recorder,
      EngineSettings settings,
      Time time,
      Executor threads,
      BooleanSupplier othersWait) {
    this.lease = lease;
    this.stage = stage;
    this.attempts = attempts;
    this.backlog = backlog;
    this.lanes = lanes;
    this.recorder = recorder;
    this.settings = settings;
    this.time = time;
    this.threads = threads;
    this.othersWait = othersWait;
    this.tally = lease.tally();
    this.startMark = lease.startMark();
    this.ahead = attempts.policy().window();
    this.startedAt = time.instant();
    this.markedAt = startedAt;
  }

  /// Runs until the shard is done or given back (true), or the lease is lost (false).
  boolean run() {
    owner = Thread.currentThread();
    try {
      for (Next next = step(); next != Next.LEAVE; next = step()) {
        if (next == Next.WAIT) {
          await();
        }
      }
      return !abandoned;
    } finally {
      inFlight.values().forEach(Running::interrupt);
    }
  }

  /// The lease is gone: whatever is in flight is stopped and nothing more is written.
  void abandon() {
    abandoned = true;
    wake();
  }

  /// Starts nothing more; what is in flight gets until then.
  void stop(Instant until) {
    stopAt = until;
    stopping = true;
    wake();
  }

  /// What to do after a step: take the next at once, wait until something happens, or leave the
  /// shard.
  private enum Next {
    AGAIN,
    WAIT,
    LEAVE
  }

  private Next step() {
    takeIn();
    if (abandoned) {
      return Next.LEAVE;
    }
    Instant now = time.instant();
    interruptLate(now);
    if (!isDraining(now)) {
      start(now);
    }
    boolean idle = inFlight.isEmpty() && ended.isEmpty();
    return idle ? settleOrGoOn(now) : flushIfDue(now);
  }

  // ---- starting ----

  private void start(Instant now) {
    lanesOpenAt = Instant.MAX;
    fullLanes.clear();
    while (solo == null && inFlight.size() < attempts.policy().window()) {
      Entering entering = new Entering(now);
      Work work = backlog.next(now, startMark, entering::tryEnter);
      if (work == null) {
        break;
      }
      if (entering.entered != null) {
        launch(work, entering.input, entering.entered);
      }
    }
  }

  /// Finds out whether an item can enter its lanes. An item whose input cannot be read needs none:
  /// it is settled at once. An item that was looked past before is known by its lanes, and a lane
  /// that was found full is not asked again in the same look: many items wait for few lanes, and
  /// every place that frees up makes all shards look.
  private final class Entering {
    private final Instant now;
    private Entry.@Nullable Entered entered;
    private @Nullable Attempt<I> input;

    Entering(Instant now) {
      this.now = now;
    }

    boolean tryEnter(Work work) {
      List<Lane> known = lanesOf.get(work.seq());
      if (known != null && isFull(known)) {
        return false;
      }
      Attempt<I> attempt;
      try {
        attempt = attempts.attempt(work, now);
      } catch (JacksonException e) {
        record(attempts.unreadable(work, e, now), 0);
        return true;
      }
      List<Lane> wanted = known != null ? known : stage.lanes(attempt.input());
      if (isFull(wanted) || !enter(wanted)) {
        lanesOf.put(work.seq(), wanted);
        return false;
      }
      lanesOf.remove(work.seq());
      input = attempt;
      return true;
    }

    private boolean enter(List<Lane> wanted) {
      return switch (lanes.enter(wanted, now, waker)) {
        case Entry.Entered in -> {
          entered = in;
          yield true;
        }
        case Entry.Busy(String key, Instant until) -> {
          fullLanes.add(key);
          lanesOpenAt = until == null ? lanesOpenAt : earlier(lanesOpenAt, until);
          yield false;
        }
      };
    }

    private boolean isFull(List<Lane> wanted) {
      if (fullLanes.isEmpty()) {
        return false;
      }
      return fullLanes.contains(Lanes.NODE)
          || wanted.stream().anyMatch(lane -> fullLanes.contains(lane.key()));
    }
  }

  private void launch(Work work, @Nullable Attempt<I> attempt, Entry.Entered entered) {
    if (attempt == null) {
      throw new IllegalStateException("an item entered its lanes unread");
    }
    Running running = new Running(work, entered, attempt.deadline());
    inFlight.put(work.seq(), running);
    threads.execute(() -> {
      running.thread = Thread.currentThread();
      ended.add(new Ended<>(running, outcome(running, attempt)));
      wake();
    });
  }

  /// Null when the attempt was interrupted: at its deadline, or because the run is over.
  private @Nullable Outcome<O> outcome(Running running, Attempt<I> attempt) {
    try {
      return running.interrupted ? null : attempts.run(attempt);
    } catch (InterruptedException _) {
      return null;
    }
  }

  /// Runs an item that was in flight at several crashes with nothing beside it, and says so
  /// beforehand.
  private Next startAlone(Work work, Instant now) {
    if (work.isPoison()) {
      record(attempts.poison(work, now), 0);
      return Next.AGAIN;
    }
    fullLanes.clear();
    Entering entering = new Entering(now);
    if (!entering.tryEnter(work)) {
      backlog.putBackAlone(work);
      return flushIfDue(now);
    }
    if (entering.entered == null) {
      return Next.AGAIN;
    }
    solo = work.seq();
    if (flush(After.KEEP, work.seq()) == Next.LEAVE) {
      lanes.leave(entering.entered, false, null, now);
      return Next.LEAVE;
    }
    launch(work, entering.input, entering.entered);
    return Next.AGAIN;
  }

  // ---- taking in ----

  private void takeIn() {
    for (Ended<O> end = ended.poll(); end != null; end = ended.poll()) {
      Running running = end.running();
      if (!inFlight.remove(running.work.seq(), running)) {
        continue; // written off as stubborn
      }
      finish(running, end.outcome(), time.instant());
    }
  }

  private void finish(Running running, @Nullable Outcome<O> outcome, Instant now) {
    solo = null;
    if (outcome == null && !running.late) {
      // Interrupted because the server stops: not an attempt, the next owner runs it again.
      lanes.leave(running.entered, false, null, now);
      backlog.park(running.work);
      return;
    }
    Outcome<O> real =
        outcome != null
            ? outcome
            : Outcome.retry(Attempts.deadlineExceeded(attempts.policy().deadline()));
    boolean slowDown = real instanceof RetryAt<O>;
    Instant until = real instanceof RetryAt<O> retry ? retry.notBefore() : null;
    lanes.leave(running.entered, slowDown, until, now);
    switch (attempts.judge(running.work, real, now)) {
      case Settled result -> record(result, result.bytes());
      case Retried attempt -> {
        buffered(now);
        retried.add(attempt);
        backlog.park(
            running.work.after(running.work.tries().plus(attempt.why(), attempt.notBefore())));
      }
    }
  }

  private void record(Settled result, int bytes) {
    buffered(result.at());
    settled.add(result);
    bufferedBytes += bytes;
  }

  private void buffered(Instant now) {
    if (settled.isEmpty() && retried.isEmpty()) {
      bufferedSince = now;
    }
  }

  private void interruptLate(Instant now) {
    boolean graceOver = stopping && !now.isBefore(stopAt);
    for (Running running : List.copyOf(inFlight.values())) {
      if (!now.isBefore(running.deadline.plus(STUBBORN))) {
        inFlight.remove(running.work.seq());
        finish(running, null, now);
      } else if (!now.isBefore(running.deadline)) {
        running.late = true;
        running.interrupt();
      } else if (graceOver) {
        running.interrupt();
      }
    }
  }

  // ---- flushing and leaving ----

  private Next flushIfDue(Instant now) {
    boolean full = settled.size() >= FLUSH_RESULTS || bufferedBytes >= FLUSH_BYTES;
    boolean old = !now.isBefore(flushAt());
    boolean marked =
        inFlight.size() < attempts.policy().window() && backlog.waitsForMark(startMark);
    if (!full && !old && !marked) {
      return Next.WAIT;
    }
    if (marked) {
      lookFurther(now);
    }
    return flush(After.KEEP, null);
  }

  /// How far the mark runs ahead: far for quick items, so that they do not wait for flushes; hardly
  /// beyond the window for slow ones, so that a crash puts few under suspicion.
  private void lookFurther(Instant now) {
    boolean quick = now.isBefore(markedAt.plus(settings.flushEvery()));
    int window = attempts.policy().window();
    ahead = quick ? Math.min(FLUSH_RESULTS, ahead * 2) : Math.max(window, ahead / 2);
    markedAt = now;
  }

  private Instant flushAt() {
    return settled.isEmpty() && retried.isEmpty()
        ? Instant.MAX
        : bufferedSince.plus(settings.flushEvery());
  }

  /// Nothing is in flight: done, or something starts alone, or the mark moves, or we wait or leave.
  private Next settleOrGoOn(Instant now) {
    if (backlog.isEmpty()) {
      flush(After.DONE, null);
      return Next.LEAVE;
    }
    if (isDraining(now)) {
      return release(now);
    }
    if (backlog.waitsForMark(startMark)) {
      lookFurther(now);
      return flush(After.KEEP, null);
    }
    Work work = backlog.nextAlone();
    if (work != null) {
      return startAlone(work, now);
    }
    Instant next = nextStart(now);
    return Duration.between(now, next).compareTo(settings.linger()) <= 0
        ? flushIfDue(now)
        : release(next);
  }

  /// When the next item may start: the first parked one's hour, or a lane's.
  private Instant nextStart(Instant now) {
    Instant next = backlog.firstParked() == null ? Instant.MAX : backlog.firstParked();
    if (backlog.hasPassed()) {
      Instant lane = lanesOpenAt.equals(Instant.MAX) ? now.plus(settings.poll()) : lanesOpenAt;
      next = lane.isBefore(next) ? lane : next;
    }
    return next.isBefore(now) ? now : next;
  }

  private Next release(Instant due) {
    flush(new After.Release(due), null);
    return Next.LEAVE;
  }

  private Next flush(After after, @Nullable Integer nextSolo) {
    Tally next = Flush.add(tally, settled, retried);
    int mark = Math.max(startMark, backlog.markFor(ahead));
    Flush flush =
        new Flush(
            List.copyOf(settled),
            List.copyOf(retried),
            next,
            lowWater(nextSolo),
            mark,
            nextSolo,
            after);
    if (!recorder.write(lease, flush)) {
      abandoned = true;
      return Next.LEAVE;
    }
    tally = next;
    startMark = mark;
    settled.clear();
    retried.clear();
    bufferedBytes = 0;
    return Next.AGAIN;
  }

  private int lowWater(@Nullable Integer nextSolo) {
    int lowest = Math.min(backlog.lowest(), lease.seqTo());
    lowest = nextSolo == null ? lowest : Math.min(lowest, nextSolo);
    for (Integer seq : inFlight.keySet()) {
      lowest = Math.min(lowest, seq);
    }
    return lowest;
  }

  private boolean isDraining(Instant now) {
    return stopping
        || (!now.isBefore(startedAt.plus(settings.slice())) && othersWait.getAsBoolean());
  }

  // ---- waiting ----

  private void wake() {
    if (parked) {
      LockSupport.unpark(owner);
    }
  }

  private void await() {
    Instant now = time.instant();
    Instant until = now.plus(LOOK_AGAIN);
    until = earlier(until, flushAt());
    until = earlier(until, lanesOpenAt);
    Instant firstParked = backlog.firstParked();
    until = firstParked == null ? until : earlier(until, firstParked);
    for (Running running : inFlight.values()) {
      until = earlier(until, running.deadline);
    }
    parked = true;
    if (ended.isEmpty() && !abandoned && until.isAfter(now)) {
      LockSupport.parkNanos(Duration.between(now, until).toNanos());
    }
    parked = false;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
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
  private record Ended<O>(Running running, @Nullable Outcome<O> outcome) {}
}
