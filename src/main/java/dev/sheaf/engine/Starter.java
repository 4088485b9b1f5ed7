package dev.sheaf.engine;

import dev.sheaf.engine.Entrance.Start;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Brings items of the backlog through the entrance into the window. Belongs to the shard's own
/// thread.
final class Starter<I, O> {

  private final Backlog backlog;
  private final Entrance<I> entrance;
  private final Window<I, O> window;
  private final Ledger ledger;

  Starter(Backlog backlog, Entrance<I> entrance, Window<I, O> window, Ledger ledger) {
    this.backlog = backlog;
    this.entrance = entrance;
    this.window = window;
    this.ledger = ledger;
  }

  /// Starts what may start below the mark, while there is room.
  void fill(int mark, Instant now) {
    entrance.lookAfresh();
    while (window.hasRoom()) {
      Start<I> start = backlog.next(now, mark, entrance.at(now));
      if (start == null) {
        break;
      }
      go(start, now);
    }
  }

  /// Lets as many of the suspects in as fit, without starting them; the others have to wait.
  List<Start<I>> admit(List<Work> suspects, int most, Instant now) {
    entrance.lookAfresh();
    List<Start<I>> starts = new ArrayList<>();
    for (Work work : suspects) {
      Start<I> start = starts.size() < most ? entrance.tryEnter(work, now) : null;
      if (start == null) {
        backlog.putBackApart(work);
      } else {
        starts.add(start);
      }
    }
    return starts;
  }

  void go(Collection<Start<I>> starts, Instant now) {
    starts.forEach(start -> go(start, now));
  }

  private void go(Start<I> start, Instant now) {
    switch (start) {
      case Start.Ready<I> ready -> {
        ledger.noteStart(now);
        window.launch(ready);
      }
      case Start.Unreadable<I>(var result) -> ledger.add(result, now);
    }
  }

  /// What was admitted does not start after all: the places it took are free again.
  void turnAway(Collection<Start<I>> starts, Instant now) {
    for (Start<I> start : starts) {
      if (start instanceof Start.Ready<I> ready) {
        entrance.leave(ready.entered(), false, null, now);
      }
    }
  }
}
