package dev.sheaf.engine;

import dev.sheaf.engine.Items.Input;
import dev.sheaf.engine.Results.Tries;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The unfinished items of a leased shard, read a chunk at a time: those that may start, those
/// parked until an hour, those that must run alone. Belongs to the shard's own thread.
final class Backlog {

  private static final int CHUNK = 500;

  /// How many items that found their lane full are looked past for one that can start.
  private static final int LOOK_PAST = 256;

  private final Lease lease;
  private final Items items;
  private final BitSet recorded;
  private final Map<Integer, Tries> tries;

  private final Deque<Work> fresh = new ArrayDeque<>();
  private final Deque<Work> passed = new ArrayDeque<>();
  private final Deque<Work> alone = new ArrayDeque<>();
  private final PriorityQueue<Work> parked =
      new PriorityQueue<>(Comparator.comparing(Work::notBefore));
  private int cursor;

  Backlog(Lease lease, Items items, Results results) {
    this.lease = lease;
    this.items = items;
    this.cursor = lease.lowWater();
    boolean untouched = lease.epoch() == 1;
    int from = lease.seqFrom();
    int to = lease.seqTo();
    this.recorded =
        untouched ? new BitSet() : results.recorded(lease.jobId(), lease.stageNo(), from, to);
    this.tries = untouched ? Map.of() : results.tries(lease.jobId(), lease.stageNo(), from, to);
  }

  /// The next item that may start now and that `canStart` takes, or null.
  @Nullable Work next(Instant now, int startMark, Predicate<Work> canStart) {
    Work due = nextPassed(canStart);
    if (due == null) {
      due = nextDue(now, canStart);
    }
    while (due == null && passed.size() < LOOK_PAST) {
      Work work = nextFresh(startMark);
      if (work == null) {
        return null;
      }
      if (work.mustRunAlone()) {
        alone.add(work);
      } else if (work.notBefore().isAfter(now)) {
        parked.add(work);
      } else if (canStart.test(work)) {
        due = work;
      } else {
        passed.add(work);
      }
    }
    return due;
  }

  private @Nullable Work nextPassed(Predicate<Work> canStart) {
    for (Iterator<Work> all = passed.iterator(); all.hasNext(); ) {
      Work work = all.next();
      if (canStart.test(work)) {
        all.remove();
        return work;
      }
    }
    return null;
  }

  private @Nullable Work nextDue(Instant now, Predicate<Work> canStart) {
    while (!parked.isEmpty() && !parked.peek().notBefore().isAfter(now)) {
      Work work = parked.remove();
      if (canStart.test(work)) {
        return work;
      }
      passed.add(work);
    }
    return null;
  }

  private @Nullable Work nextFresh(int startMark) {
    if (fresh.isEmpty()) {
      read();
    }
    Work next = fresh.peek();
    return next == null || next.seq() >= startMark ? null : fresh.remove();
  }

  /// An item that has to run with nothing beside it, or null.
  @Nullable Work nextAlone() {
    return alone.poll();
  }

  void putBackAlone(Work work) {
    alone.addFirst(work);
  }

  void park(Work work) {
    parked.add(work);
  }

  /// Whether the only items left to start lie beyond the mark.
  boolean waitsForMark(int startMark) {
    if (fresh.isEmpty()) {
      read();
    }
    Work next = fresh.peek();
    return next != null && next.seq() >= startMark;
  }

  /// The sequence number just past the `count`-th fresh item: how far to move the mark for as many.
  int markFor(int count) {
    int n = 0;
    for (Work work : fresh) {
      if (++n == count) {
        return work.seq() + 1;
      }
    }
    return Math.min(lease.seqTo(), cursor + count - n);
  }

  boolean isEmpty() {
    if (fresh.isEmpty()) {
      read();
    }
    return fresh.isEmpty() && passed.isEmpty() && parked.isEmpty() && alone.isEmpty();
  }

  boolean hasPassed() {
    return !passed.isEmpty();
  }

  @Nullable Instant firstParked() {
    Work first = parked.peek();
    return first == null ? null : first.notBefore();
  }

  /// The smallest sequence number that is in here.
  int lowest() {
    int lowest = fresh.isEmpty() ? cursor : fresh.peek().seq();
    for (Deque<Work> queue : List.of(passed, alone)) {
      for (Work work : queue) {
        lowest = Math.min(lowest, work.seq());
      }
    }
    for (Work work : parked) {
      lowest = Math.min(lowest, work.seq());
    }
    return lowest;
  }

  private void read() {
    while (fresh.isEmpty() && cursor < lease.seqTo()) {
      List<Input> chunk = items.next(lease.jobId(), lease.stageNo(), cursor, lease.seqTo(), CHUNK);
      for (Input input : chunk) {
        if (!recorded.get(input.seq() - lease.seqFrom())) {
          Tries soFar = tries.getOrDefault(input.seq(), Tries.NONE);
          fresh.add(new Work(input.seq(), input.json(), soFar));
        }
      }
      cursor = chunk.size() < CHUNK ? lease.seqTo() : chunk.getLast().seq() + 1;
    }
  }
}
