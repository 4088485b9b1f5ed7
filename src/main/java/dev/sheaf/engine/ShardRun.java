package dev.sheaf.engine;

import dev.sheaf.engine.Entrance.Start;
import dev.sheaf.engine.Flush.After;
import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.engine.Recorder.Written;
import dev.sheaf.engine.Window.Ended;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Works on one leased shard, item by item, until it is done, has nothing to do for a while, or is
/// no longer ours.
///
/// One thread owns everything here: it lets items in through the [Entrance], has them tried in the
/// [Window], takes in what comes back and writes it down. So the window, the tally and the flush
/// need no locks.
final class ShardRun<I, O> {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Lease lease;
  private final Attempts<I, O> attempts;
  private final Backlog backlog;
  private final Entrance<I> entrance;
  private final Places<O> places;
  private final Window<I, O> window;
  private final Starter<I, O> starter;
  private final EngineSettings settings;
  private final Time time;
  private final BooleanSupplier othersWait;

  private final Ledger ledger;
  private final Instant startedAt;

  /// Items under suspicion that run with nothing else beside them; the shard row names them.
  private final Set<Integer> company = new TreeSet<>();

  private final Bounds bounds;
  private final Mark mark;

  private final Alarm alarm = new Alarm();
  private volatile boolean abandoned;
  private volatile List<Integer> cancels;
  private int cancelsKnown;
  private volatile boolean stopping;
  private volatile Instant stopAt = Instant.MAX;

  ShardRun(
      Lease lease,
      ItemStage<I, O> stage,
      Attempts<I, O> attempts,
      Bounds bounds,
      Backlog backlog,
      Lanes lanes,
      Recorder recorder,
      EngineSettings settings,
      Time time,
      Executor threads,
      BooleanSupplier othersWait) {
    this.lease = lease;
    this.attempts = attempts;
    this.bounds = bounds;
    this.backlog = backlog;
    this.entrance = new Entrance<>(stage, attempts, lanes, alarm::wake);
    this.places = new Places<>(entrance, time);
    this.window = new Window<>(attempts, threads, alarm::wake, places::leaveIfBusy);
    this.ledger = new Ledger(lease, recorder, attempts.label(), settings.flushEvery());
    this.starter = new Starter<>(backlog, entrance, window, ledger);
    this.settings = settings;
    this.time = time;
    this.othersWait = othersWait;
    this.cancels = lease.cancels();
    this.startedAt = time.instant();
    this.mark =
        new Mark(lease.startMark(), attempts.policy().window(), settings.flushEvery(), startedAt);
  }

  /// Runs until the shard is done or given back (true), or the lease is lost (false).
  boolean run() {
    alarm.mine();
    try {
      for (Next next = step(); next != Next.LEAVE; next = step()) {
        if (next == Next.WAIT) {
          await();
        }
      }
      return !abandoned;
    } finally {
      leaveAllLanes();
    }
  }

  /// However the run ended, a place that was taken is given back, or it would be missing for good.
  private void leaveAllLanes() {
    Instant now = time.instant();
    window.abandon().forEach(entered -> entrance.leave(entered, false, null, now));
    entrance.close(now);
  }

  /// The lease is gone: whatever is in flight is stopped and nothing more is written.
  void abandon() {
    abandoned = true;
    alarm.wake();
  }

  /// Gives up these items; they are those that were given up before and perhaps more.
  void cancel(List<Integer> all) {
    if (all.size() > cancels.size()) {
      cancels = all;
      alarm.wake();
    }
  }

  /// Starts nothing more; what is in flight gets until then.
  void stop(Instant until) {
    stopAt = until;
    stopping = true;
    alarm.wake();
  }

  /// What to do after a step: take the next at once, wait until something happens, or leave the
  /// shard.
  private enum Next {
    AGAIN,
    WAIT,
    LEAVE
  }

  private Next step() {
    alarm.listen();
    takeIn();
    if (abandoned) {
      return Next.LEAVE;
    }
    Instant now = time.instant();
    dropCancelled(now);
    boolean graceOver = stopping && !now.isBefore(stopAt);
    window.interruptLate(now, graceOver).forEach(this::finish);
    if (bounds.isOver(now)) {
      expire(now);
    }
    if (mayStart(now)) {
      starter.fill(mark.at(), now);
    }
    return window.isIdle() ? settleOrGoOn(now) : flushIfDue(now);
  }

  // ---- starting ----

  private boolean mayStart(Instant now) {
    return company.isEmpty() && window.hasRoom() && !isDraining(now) && broken(now) == null;
  }

  /// Runs items that were in flight at several crashes with nothing beside them, and says so on the
  /// shard's row beforehand: only they are suspects if the server dies again.
  private Next startApart(List<Work> suspects, Instant now) {
    List<Start<I>> starts = starter.admit(suspects, attempts.policy().window(), now);
    if (starts.isEmpty()) {
      return flushIfDue(now);
    }
    starts.forEach(start -> company.add(start.seq()));
    if (flush(After.KEEP) == Next.LEAVE) {
      starter.turnAway(starts, now);
      return Next.LEAVE;
    }
    starter.go(starts, now);
    starts.stream()
        .filter(start -> start instanceof Start.Unreadable<I>)
        .forEach(start -> company.remove(start.seq()));
    return Next.AGAIN;
  }

  // ---- taking in ----

  private void takeIn() {
    for (Ended<O> end = window.poll(); end != null; end = window.poll()) {
      finish(end);
    }
  }

  private void finish(Ended<O> end) {
    Instant now = time.instant();
    Work work = end.work();
    company.remove(work.seq());
    places.leave(end, now);
    if (end.isCutShort()) {
      backlog.park(work);
      return;
    }
    Outcome<O> outcome =
        end.outcome() != null
            ? end.outcome()
            : Outcome.retry(Attempts.deadlineExceeded(attempts.policy().deadline()));
    Recorded recorded = attempts.judge(work, outcome, end.entered().at(), now);
    ledger.add(recorded, now);
    if (recorded instanceof Retried attempt) {
      backlog.park(work.after(work.tries().plus(attempt.why(), attempt.notBefore())));
    }
  }

  // ---- flushing and leaving ----

  private Next flushIfDue(Instant now) {
    boolean old = !now.isBefore(ledger.dueAt());
    boolean marked = window.hasRoom() && backlog.waitsForMark(mark.at());
    if (!ledger.isFull() && !old && !marked) {
      return Next.WAIT;
    }
    if (marked) {
      mark.lookFurther(now);
    }
    return flush(After.KEEP);
  }

  /// Nothing is in flight: done, or out of bounds, or some start apart, or the mark moves, or we
  /// wait or leave.
  private Next settleOrGoOn(Instant now) {
    if (backlog.isEmpty()) {
      return flush(After.DONE);
    }
    Failure broken = broken(now);
    if (broken != null) {
      return giveUpRest(broken, now);
    }
    if (isDraining(now)) {
      return release(now);
    }
    if (backlog.waitsForMark(mark.at())) {
      mark.lookFurther(now);
      return flush(After.KEEP);
    }
    List<Work> apart = backlog.nextApart();
    if (!apart.isEmpty()) {
      return apart.getFirst().isPoison() ? giveUp(apart, now) : startApart(apart, now);
    }
    Instant next = nextStart(now);
    return Duration.between(now, next).compareTo(settings.linger()) <= 0
        ? flushIfDue(now)
        : release(next);
  }

  private Next giveUp(List<Work> poison, Instant now) {
    poison.forEach(work -> ledger.add(attempts.poison(work, now), now));
    return Next.AGAIN;
  }

  /// When the next item may start: the first parked one's hour, or a lane's.
  private Instant nextStart(Instant now) {
    Instant next = backlog.firstParked() == null ? Instant.MAX : backlog.firstParked();
    if (backlog.hasPassed()) {
      boolean unknown = entrance.opensAt().equals(Instant.MAX);
      next = earlier(next, unknown ? now.plus(settings.poll()) : entrance.opensAt());
    }
    return next.isBefore(now) ? now : next;
  }

  private Next release(Instant due) {
    return flush(new After.Release(bounds.orDeadline(due)));
  }

  private Next flush(After after) {
    int nextMark = mark.next(backlog);
    return switch (write(nextMark, after)) {
      case YES -> {
        mark.moveTo(nextMark);
        yield after instanceof After.Keep ? Next.AGAIN : Next.LEAVE;
      }
      case LEASE_LOST -> {
        abandoned = true;
        yield Next.LEAVE;
      }
      case CANCELS_CAME -> {
        cancels = ledger.cancels();
        dropCancelled(time.instant());
        // What was left of the shard has changed, and with it perhaps what becomes of it.
        yield after instanceof After.Keep ? flush(after) : Next.AGAIN;
      }
    };
  }

  private Written write(int nextMark, After after) {
    return places.whileBusy(
        window.ended(),
        () -> ledger.write(lowWater(), nextMark, underWay(), company, cancelsKnown, after));
  }

  // ---- limits ----

  private @Nullable Failure broken(Instant now) {
    return bounds.broken(ledger.cost(), now);
  }

  /// The job's deadline has come: what is under way fails as it is.
  private void expire(Instant now) {
    for (int seq : window.starts().keySet()) {
      Ended<O> late = window.remove(seq);
      if (late != null) {
        company.remove(seq);
        places.leave(late, now);
        ledger.add(
            attempts.brokenOff(late.work(), bounds.overdue(), late.entered().at(), now), now);
      }
    }
  }

  /// As much of the rest as a flush takes.
  private Next giveUpRest(Failure why, Instant now) {
    for (int n = 0; n < Unwritten.RESULTS_MAX; n++) {
      Work work = backlog.takeAny();
      if (work == null) {
        break;
      }
      ledger.add(attempts.untried(work, why, now), now);
    }
    return flush(After.KEEP);
  }

  // ---- cancelling ----

  private void dropCancelled(Instant now) {
    List<Integer> all = cancels;
    for (int seq : all.subList(cancelsKnown, all.size())) {
      if (!backlog.isRecorded(seq)) {
        ledger.add(dropped(seq, now), now);
      }
    }
    cancelsKnown = all.size();
  }

  /// The item is under way, or has just ended, or waits.
  private Settled dropped(int seq, Instant now) {
    company.remove(seq);
    Ended<O> running = window.remove(seq);
    if (running != null) {
      places.leave(running, now);
      int attempt = running.work().tries().number() + 1;
      return Settled.cancelled(seq, attempt, Spent.NOTHING, now);
    }
    Settled ended = ledger.remove(seq);
    return ended != null
        ? Settled.cancelled(seq, ended.attempt(), ended.spent(), now)
        : Settled.cancelled(seq, backlog.remove(seq).number() + 1, Spent.NOTHING, now);
  }

  /// What is in the window or will be as soon as the flush is written.
  private Map<Integer, Instant> underWay() {
    Map<Integer, Instant> starts = window.starts();
    company.forEach(seq -> starts.putIfAbsent(seq, time.instant()));
    return starts;
  }

  private int lowWater() {
    int lowest = window.lowest(Math.min(backlog.lowest(), lease.seqTo()));
    for (Integer seq : company) {
      lowest = Math.min(lowest, seq);
    }
    return lowest;
  }

  private boolean isDraining(Instant now) {
    return stopping
        || (!now.isBefore(startedAt.plus(settings.slice())) && othersWait.getAsBoolean());
  }

  // ---- waiting ----

  private void await() {
    Instant now = time.instant();
    Instant until = earlier(now.plus(LOOK_AGAIN), ledger.dueAt());
    until = earlier(bounds.orDeadline(until), window.nextDeadline());
    if (mayStart(now)) {
      Instant firstParked = backlog.firstParked();
      until = firstParked == null ? until : earlier(until, firstParked);
      until = earlier(until, entrance.opensAt());
    }
    alarm.sleepUntil(until, now, () -> window.hasEnded() || abandoned);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
