package dev.sheaf.engine;

import dev.sheaf.engine.Items.Input;
import dev.sheaf.engine.Results.Tries;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The unfinished items of a leased shard, read a chunk at a time: those that may start, those
/// parked until an hour, those that must run apart from the others. Belongs to the shard's own
/// thread.
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
  private final Deque<Work> apart = new ArrayDeque<>();
  private final PriorityQueue<Work> parked =
      new PriorityQueue<>(Comparator.comparing(Work::notBefore));
  private int cursor;

  Backlog(Lease lease, Items items, Results results) {
    this.lease = lease;
    this.items = items;
    this.cursor = lease.lowWater();
    boolean untouched = lease.epoch() == 1 && lease.tally().finished() == 0;
    int from = lease.seqFrom();
    int to = lease.seqTo();
    this.recorded =
        untouched ? new BitSet() : results.recorded(lease.jobId(), lease.stageNo(), from, to);
    this.tries = untouched ? Map.of() : results.tries(lease.jobId(), lease.stageNo(), from, to);
  }

  /// What `start` makes of the next item that may start now, or null when none does. `start`
  /// answers null for an item that has to be looked past.
  <T> @Nullable T next(Instant now, int startMark, Function<Work, @Nullable T> start) {
    T started = nextPassed(start);
    if (started == null) {
      started = nextDue(now, start);
    }
    while (started == null && passed.size() < LOOK_PAST) {
      Work work = nextFresh(startMark);
      if (work == null) {
        return null;
      }
      if (work.notBefore().isAfter(now)) {
        parked.add(work);
      } else {
        started = startOrKeep(work, start);
      }
    }
    return started;
  }

  private <T> @Nullable T startOrKeep(Work work, Function<Work, @Nullable T> start) {
    if (work.mustRunApart()) {
      apart.add(work);
      return null;
    }
    T started = start.apply(work);
    if (started == null) {
      passed.add(work);
    }
    return started;
  }

  private <T> @Nullable T nextPassed(Function<Work, @Nullable T> start) {
    for (Iterator<Work> all = passed.iterator(); all.hasNext(); ) {
      T started = start.apply(all.next());
      if (started != null) {
        all.remove();
        return started;
      }
    }
    return null;
  }

  private <T> @Nullable T nextDue(Instant now, Function<Work, @Nullable T> start) {
    while (!parked.isEmpty() && !parked.peek().notBefore().isAfter(now)) {
      T started = startOrKeep(parked.remove(), start);
      if (started != null) {
        return started;
      }
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

  /// Items that have to run with nothing else beside them: a small company, or one alone. Empty
  /// when there are none.
  List<Work> nextApart() {
    Work first = apart.poll();
    if (first == null) {
      return List.of();
    }
    List<Work> company = new ArrayList<>(List.of(first));
    while (!first.mustRunAlone()
        && company.size() < Work.COMPANY_MAX
        && !apart.isEmpty()
        && !apart.peek().mustRunAlone()) {
      company.add(apart.remove());
    }
    return company;
  }

  /// Next time, after those that have not had their turn yet.
  void putBackApart(Work work) {
    apart.add(work);
  }

  /// Any item that is left, whatever it waits for; null when there is none.
  @Nullable Work takeAny() {
    for (Queue<Work> queue : List.<Queue<Work>>of(passed, parked, apart)) {
      if (!queue.isEmpty()) {
        return queue.remove();
      }
    }
    if (fresh.isEmpty()) {
      read();
    }
    return fresh.poll();
  }

  void park(Work work) {
    parked.add(work);
  }

  /// Whether the only items left to look at lie beyond the mark. While as many are looked past as
  /// may be, moving the mark would help nobody.
  boolean waitsForMark(int startMark) {
    if (passed.size() >= LOOK_PAST) {
      return false;
    }
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
    return fresh.isEmpty() && passed.isEmpty() && parked.isEmpty() && apart.isEmpty();
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
    for (Deque<Work> queue : List.of(passed, apart)) {
      for (Work work : queue) {
        lowest = Math.min(lowest, work.seq());
      }
    }
    for (Work work : parked) {
      lowest = Math.min(lowest, work.seq());
    }
    return lowest;
  }

  boolean isRecorded(int seq) {
    return recorded.get(seq - lease.seqFrom());
  }

  /// Takes an item out, wherever it is; answers what it went through.
  Tries remove(int seq) {
    recorded.set(seq - lease.seqFrom());
    for (Collection<Work> queue : List.<Collection<Work>>of(fresh, passed, apart, parked)) {
      for (Iterator<Work> all = queue.iterator(); all.hasNext(); ) {
        Work work = all.next();
        if (work.seq() == seq) {
          all.remove();
          return work.tries();
        }
      }
    }
    return tries.getOrDefault(seq, Tries.NONE);
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
