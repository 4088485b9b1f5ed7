package dev.sheaf.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private int inside;

  Lanes(int itemSlots) {
    this.itemSlots = itemSlots;
  }

  /// A place in every lane, or when to ask again.
  sealed interface Entry {

    /// Inside; to be handed back with [Lanes#leave].
    record Entered(List<Lane> lanes, Instant at) implements Entry {}

    /// `lane` is full. `until` is null when only somebody's leaving can make room: the caller's
    /// `wake` runs then.
    record Busy(String lane, @Nullable Instant until) implements Entry {}
  }

  synchronized Entry enter(List<Lane> lanes, Instant now, Runnable wake) {
    if (inside >= itemSlots) {
      return busy(NODE, null, wake);
    }
    for (Lane lane : lanes) {
      State state = state(lane);
      if (state.inside >= state.width(lane)) {
        return busy(lane.key(), null, wake);
      }
      Instant open = state.opensAt(lane, now);
      if (open.isAfter(now)) {
        return busy(lane.key(), open, wake);
      }
    }
    inside++;
    for (Lane lane : lanes) {
      State state = state(lane);
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

  private Entry busy(String lane, @Nullable Instant until, Runnable wake) {
    if (until == null) {
      waiting.add(wake);
    }
    return new Entry.Busy(lane, until);
  }

  /// Gives the places back. `slowDown`: the attempt was told to; `until`: the lane stays shut as
  /// long.
  void leave(Entry.Entered entry, boolean slowDown, @Nullable Instant until, Instant now) {
    List<Runnable> toWake;
    synchronized (this) {
      inside--;
      for (Lane lane : entry.lanes()) {
        State state = state(lane);
        state.inside--;
        if (slowDown) {
          state.slowDown(entry.at(), until, now);
        } else {
          state.speedUp(lane);
        }
        if (state.isIdle(lane, now)) {
          states.remove(lane.key());
        }
      }
      toWake = List.copyOf(waiting);
      waiting.clear();
    }
    toWake.forEach(Runnable::run);
  }

  /// One lane. The width is a fraction so that it can grow by less than one place at a time.
  private static final class State {

    private static final Duration SHUT_MAX = Duration.ofHours(1);

    private int inside;
    private double width;
    private Instant openAt = Instant.EPOCH;
    private Instant slowedAt = Instant.EPOCH;

    State(int width) {
      this.width = width;
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

    boolean isIdle(Lane lane, Instant now) {
      return inside == 0 && width >= lane.widthMax() && !openAt.isAfter(now);
    }
  }
}
