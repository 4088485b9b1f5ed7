package dev.sheaf.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Items that were looked past because a lane was full, by the lanes they want: where one cannot
/// enter, those behind it cannot either, so a look costs as much as there are lanes and not items.
final class Passed {

  private final Map<Object, Deque<Work>> byLanes = new LinkedHashMap<>();
  private int size;

  /// Lets items start, and says what an item waits for that could not.
  interface Gate<T> {

    /// Null: it cannot start now.
    @Nullable T start(Work work);

    /// The same for items that could not start either.
    Object lanes(Work work);
  }

  void add(Work work, Object lanes) {
    byLanes.computeIfAbsent(lanes, _ -> new ArrayDeque<>()).add(work);
    size++;
  }

  /// What became of the first that can start.
  <T> @Nullable T next(Gate<T> gate) {
    for (Iterator<Deque<Work>> all = byLanes.values().iterator(); all.hasNext(); ) {
      Deque<Work> line = all.next();
      T started = gate.start(line.getFirst());
      if (started != null) {
        line.removeFirst();
        size--;
        if (line.isEmpty()) {
          all.remove();
        }
        return started;
      }
    }
    return null;
  }

  int size() {
    return size;
  }

  @Nullable Work takeAny() {
    return remove(_ -> true);
  }

  /// Takes out the first whose sequence number fits; null if there is none.
  @Nullable Work remove(IntPredicate seq) {
    for (Collection<Work> line : byLanes.values()) {
      for (Iterator<Work> all = line.iterator(); all.hasNext(); ) {
        Work work = all.next();
        if (seq.test(work.seq())) {
          all.remove();
          size--;
          byLanes.values().removeIf(Collection::isEmpty);
          return work;
        }
      }
    }
    return null;
  }

  void forEach(Consumer<Work> each) {
    byLanes.values().forEach(line -> line.forEach(each));
  }
}
