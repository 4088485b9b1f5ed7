package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened since the last flush: outcomes, and that items were started.
final class Unwritten {

  /// A flush is written when this many results wait, or this many bytes.
  static final int RESULTS_MAX = 1_000;

  private static final int BYTES_MAX = 4 << 20;

  private final List<Settled> settled = new ArrayList<>();
  private final List<Retried> retried = new ArrayList<>();
  private BigDecimal cost = BigDecimal.ZERO;
  private int bytes;
  private boolean started;
  private Instant since = Instant.MAX;

  void add(Recorded outcome, Instant now) {
    if (isEmpty()) {
      since = now;
    }
    if (!outcome.spent().isNothing()) {
      cost = cost.add(outcome.spent().cost());
    }
    switch (outcome) {
      case Settled result -> {
        settled.add(result);
        bytes += result.bytes();
      }
      case Retried attempt -> retried.add(attempt);
    }
  }

  /// An item is under way, which those who follow the job want to see.
  void noteStart(Instant now) {
    if (isEmpty()) {
      since = now;
    }
    started = true;
  }

  private boolean isEmpty() {
    return settled.isEmpty() && retried.isEmpty() && !started;
  }

  boolean isFull() {
    return settled.size() >= RESULTS_MAX || bytes >= BYTES_MAX;
  }

  /// When it is written at the latest; never while there is nothing.
  Instant dueAt(Duration every) {
    return isEmpty() ? Instant.MAX : since.plus(every);
  }

  /// What the outcomes cost.
  BigDecimal cost() {
    return cost;
  }

  /// Takes an item's result out again; null if there is none.
  @Nullable Settled remove(int seq) {
    for (Iterator<Settled> all = settled.iterator(); all.hasNext(); ) {
      Settled result = all.next();
      if (result.seq() == seq) {
        all.remove();
        cost = cost.subtract(result.spent().cost());
        return result;
      }
    }
    return null;
  }

  List<Settled> settled() {
    return List.copyOf(settled);
  }

  List<Retried> retried() {
    return List.copyOf(retried);
  }

  void clear() {
    settled.clear();
    retried.clear();
    cost = BigDecimal.ZERO;
    bytes = 0;
    started = false;
  }
}
