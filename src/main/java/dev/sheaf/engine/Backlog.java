package dev.sheaf.engine;

import dev.sheaf.engine.Items.Input;
import dev.sheaf.engine.Passed.Gate;
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
import java.util.function.Consumer;
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
  private final Passed passed = new Passed();
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

  /// What the gate makes of the next item that may start now, or null when none does.
  <T> @Nullable T next(Instant now, int startMark, Gate<T> gate) {
    T started = passed.next(gate);
    if (started == null) {
      started = nextDue(now, gate);
    }
    while (started == null && passed.size() < LOOK_PAST) {
      Work work = nextFresh(startMark);
      if (work == null) {
        return null;
      }
      if (work.notBefore().isAfter(now)) {
        parked.add(work);
      } else {
        started = startOrKeep(work, gate);
      }
    }
    return started;
  }

  private <T> @Nullable T startOrKeep(Work work, Gate<T> gate) {
    if (work.mustRunApart()) {
      apart.add(work);
      return null;
    }
    T started = gate.start(work);
    if (started == null) {
      passed.add(work, gate.lanes(work));
    }
    return started;
  }

  private <T> @Nullable T nextDue(Instant now, Gate<T> gate) {
    while (!parked.isEmpty() && !parked.peek().notBefore().isAfter(now)) {
      T started = startOrKeep(parked.remove(), gate);
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
    Work any = passed.takeAny();
    for (Queue<Work> queue : List.<Queue<Work>>of(parked, apart)) {
      any = any == null ? queue.poll() : any;
    }
    if (any != null) {
      return any;
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
    return fresh.isEmpty() && passed.size() == 0 && parked.isEmpty() && apart.isEmpty();
  }

  boolean hasPassed() {
    return passed.size() > 0;
  }

  @Nullable Instant firstParked() {
    Work first = parked.peek();
    return first == null ? null : first.notBefore();
  }

  /// The smallest sequence number that is in here.
  int lowest() {
    int[] lowest = {fresh.isEmpty() ? cursor : fresh.peek().seq()};
    Consumer<Work> look = work -> lowest[0] = Math.min(lowest[0], work.seq());
    passed.forEach(look);
    apart.forEach(look);
    parked.forEach(look);
    return lowest[0];
  }

  boolean isRecorded(int seq) {
    return recorded.get(seq - lease.seqFrom());
  }

  /// Takes an item out, wherever it is; answers what it went through.
  Tries remove(int seq) {
    recorded.set(seq - lease.seqFrom());
    Work looked = passed.remove(candidate -> candidate == seq);
    if (looked != null) {
      return looked.tries();
    }
    for (Collection<Work> queue : List.<Collection<Work>>of(fresh, apart, parked)) {
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
