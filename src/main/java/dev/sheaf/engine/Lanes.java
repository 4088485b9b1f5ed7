package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lanes of this node: who is in, who may enter, who wants to know when that changes.
///
/// An item enters all its lanes at once or none, so one that waits for a busy host holds no place
/// at its provider meanwhile. All under one lock: entering is a few map look-ups.
final class Lanes {

  /// The name under which the node itself is full.
  static final String NODE = "the node";

  private final int itemSlots;
  private final Map<String, State> states = new HashMap<>();

  /// Who waits for a place in the node.
  private final Set<Runnable> waiting = new LinkedHashSet<>();

  private int inside;

  Lanes(int itemSlots) {
    this.itemSlots = itemSlots;
  }

  /// A place in every lane, or when to ask again.
  sealed interface Entry {

    /// Inside since `at`; to be handed back with [Lanes#leave].
    final class Entered implements Entry {
      private final List<Lane> lanes;
      private final Instant at;
      private boolean left;

      private Entered(List<Lane> lanes, Instant at) {
        this.lanes = lanes;
        this.at = at;
      }

      Instant at() {
        return at;
      }
    }

    /// `lane` is full. `until` is null when only somebody's leaving can make room: the caller's
    /// `wake` runs then.
    record Busy(String lane, @Nullable Instant until) implements Entry {}
  }

  synchronized Entry enter(List<Lane> lanes, Instant now, Runnable wake) {
    if (inside >= itemSlots) {
      waiting.add(wake);
      return new Entry.Busy(NODE, null);
    }
    for (Lane lane : lanes) {
      State state = state(lane);
      if (state.inside >= state.width(lane)) {
        state.waiting.add(wake);
        return new Entry.Busy(lane.key(), null);
      }
      Instant open = state.opensAt(lane, now);
      if (open.isAfter(now)) {
        return new Entry.Busy(lane.key(), open);
      }
    }
    inside++;
    for (Lane lane : lanes) {
      State state = state(lane);
      state.waiting.remove(wake);
      state.inside++;
      state.openAt = now.plus(lane.pace().gap());
    }
    return new Entry.Entered(lanes, now);
  }

  /// How many items are inside, in whatever lanes.
  synchronized int inside() {
    return inside;
  }

  private State state(Lane lane) {
    return states.computeIfAbsent(lane.key(), _ -> new State(lane.widthMax()));
  }

  /// Gives the places back, once however often it is called. `slowDown`: the attempt was told to;
  /// `until`: the lane stays shut as long.
  void leave(Entry.Entered entry, boolean slowDown, @Nullable Instant until, Instant now) {
    List<Runnable> toWake = new ArrayList<>();
    synchronized (this) {
      if (entry.left) {
        return;
      }
      entry.left = true;
      inside--;
      takeFirst(waiting, itemSlots - inside, toWake);
      for (Lane lane : entry.lanes) {
        State state = state(lane);
        state.inside--;
        if (slowDown) {
          state.slowDown(entry.at, until, now);
        } else {
          state.speedUp(lane);
        }
        takeFirst(state.waiting, state.width(lane) - state.inside, toWake);
        if (state.isIdle(now)) {
          states.remove(lane.key());
        }
      }
    }
    toWake.forEach(Runnable::run);
  }

  /// Somebody is gone: it waits no more, and a place that it was woken for is another's.
  void forget(Runnable wake, Instant now) {
    List<Runnable> toWake = new ArrayList<>();
    synchronized (this) {
      waiting.remove(wake);
      takeFirst(waiting, itemSlots - inside, toWake);
      for (State state : states.values()) {
        state.waiting.remove(wake);
        takeFirst(state.waiting, (int) state.width - state.inside, toWake);
      }
      states.values().removeIf(state -> state.isIdle(now));
    }
    toWake.forEach(Runnable::run);
  }

  /// As many as there are places, the longest waiting first: to wake all for one place costs more
  /// than the work of a short item. One that has lost interest leaves its place free, and whoever
  /// leaves next wakes one more for it.
  private static void takeFirst(Set<Runnable> waiting, int places, List<Runnable> into) {
    Iterator<Runnable> first = waiting.iterator();
    for (int n = 0; n < places && first.hasNext(); n++) {
      into.add(first.next());
      first.remove();
    }
  }

  /// One lane. The width is a fraction so that it can grow by less than one place at a time.
  private static final class State {

    private static final Duration SHUT_MAX = Duration.ofHours(1);

    private final int widthMax;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int inside;
    private double width;
    private Instant openAt = Instant.EPOCH;
    private Instant slowedAt = Instant.EPOCH;

    State(int widthMax) {
      this.widthMax = widthMax;
      this.width = widthMax;
    }

    int width(Lane lane) {
      return Math.clamp((int) width, 1, lane.widthMax());
    }

    Instant opensAt(Lane lane, Instant now) {
      Instant closed = lane.pace().closedUntil();
      return closed.isAfter(openAt) ? notTooLate(closed, now) : openAt;
    }

    private static Instant notTooLate(Instant at, Instant now) {
      Instant latest = now.plus(SHUT_MAX);
      return at.isBefore(latest) ? at : latest;
    }

    /// Halves, but once for all the attempts that were under way when the target had enough.
    void slowDown(Instant startedAt, @Nullable Instant until, Instant now) {
      if (startedAt.isAfter(slowedAt)) {
        width = Math.max(1, width / 2);
        slowedAt = now;
      }
      if (until != null && until.isAfter(openAt)) {
        openAt = notTooLate(until, now);
      }
    }

    void speedUp(Lane lane) {
      width = Math.min(lane.widthMax(), width + 1 / Math.max(1, width));
    }

    boolean isIdle(Instant now) {
      return inside == 0 && waiting.isEmpty() && width >= widthMax && !openAt.isAfter(now);
    }
  }
}
