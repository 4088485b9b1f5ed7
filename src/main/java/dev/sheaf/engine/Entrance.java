package dev.sheaf.engine;

import dev.sheaf.engine.Lanes.Entry;
import dev.sheaf.engine.Passed.Gate;
import dev.sheaf.engine.Recorded.Settled;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Lets a shard's items into their lanes. An item that was looked past before is known by its
/// lanes, and a lane that was found full is not asked again in the same look: many items wait for
/// few lanes, and every place that frees up makes all shards look. Belongs to the shard's own
/// thread.
final class Entrance<I> {

  private final ItemStage<I, ?> stage;
  private final Attempts<I, ?> attempts;
  private final Lanes lanes;
  private final Runnable waker;

  private final Map<Integer, List<Lane>> lanesOf = new HashMap<>();
  private final Set<String> full = new HashSet<>();
  private Instant opensAt = Instant.MAX;

  /// `waker` runs when somebody has left a full lane; one object, so that a lane knows a shard that
  /// already waits for it.
  Entrance(ItemStage<I, ?> stage, Attempts<I, ?> attempts, Lanes lanes, Runnable waker) {
    this.stage = stage;
    this.attempts = attempts;
    this.lanes = lanes;
    this.waker = waker;
  }

  /// What came of an item that could enter.
  sealed interface Start<I> {

    int seq();

    /// Inside all its lanes.
    record Ready<I>(Work work, Attempt<I> attempt, Entry.Entered entered) implements Start<I> {

      @Override
      public int seq() {
        return work.seq();
      }
    }

    /// Its input cannot be read, so it needs no lanes: it is settled at once.
    record Unreadable<I>(Settled result) implements Start<I> {

      @Override
      public int seq() {
        return result.seq();
      }
    }
  }

  /// From now on lanes that were full are asked again.
  void lookAfresh() {
    opensAt = Instant.MAX;
    full.clear();
  }

  /// When the first of the lanes opens that are shut until some hour.
  Instant opensAt() {
    return opensAt;
  }

  /// The entrance as it is at that moment.
  Gate<Start<I>> at(Instant now) {
    return new Gate<>() {

      @Override
      public @Nullable Start<I> start(Work work) {
        return tryEnter(work, now);
      }

      @Override
      public Object lanes(Work work) {
        return lanesOf.getOrDefault(work.seq(), List.of());
      }
    };
  }

  /// Null: a lane of the item is full.
  @Nullable Start<I> tryEnter(Work work, Instant now) {
    List<Lane> known = lanesOf.get(work.seq());
    if (known != null && isFull(known)) {
      return null;
    }
    Attempt<I> attempt;
    try {
      attempt = attempts.attempt(work, now);
    } catch (JacksonException e) {
      return new Start.Unreadable<>(attempts.unreadable(work, e, now));
    }
    List<Lane> wanted = known != null ? known : stage.lanes(attempt.input());
    Entry.Entered entered = isFull(wanted) ? null : enter(wanted, now);
    if (entered == null) {
      lanesOf.put(work.seq(), wanted);
      return null;
    }
    lanesOf.remove(work.seq());
    return new Start.Ready<>(work, attempt, entered);
  }

  private Entry.@Nullable Entered enter(List<Lane> wanted, Instant now) {
    return switch (lanes.enter(wanted, now, waker)) {
      case Entry.Entered in -> in;
      case Entry.Busy(String key, Instant until) -> {
        full.add(key);
        opensAt = until != null && until.isBefore(opensAt) ? until : opensAt;
        yield null;
      }
    };
  }

  private boolean isFull(List<Lane> wanted) {
    if (full.isEmpty()) {
      return false;
    }
    if (full.contains(Lanes.NODE)) {
      return true;
    }
    for (Lane lane : wanted) {
      if (full.contains(lane.key())) {
        return true;
      }
    }
    return false;
  }

  /// Gives the places back, on whatever thread. `slowDown`: the target asked for it, until that
  /// hour if it said so.
  void leave(Entry.Entered entered, boolean slowDown, @Nullable Instant until, Instant now) {
    lanes.leave(entered, slowDown, until, now);
  }

  /// The shard's run is over: it waits for no lane any more.
  void close(Instant now) {
    lanes.forget(waker, now);
  }
}
