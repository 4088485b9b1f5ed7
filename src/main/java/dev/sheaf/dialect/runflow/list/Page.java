package dev.sheaf.dialect.runflow.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list with the cursors that lead away from it.
public record Page<T>(
    List<T> items, @Nullable String first, @Nullable String next, @Nullable String previous) {

  /// A list that fits on one page.
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null, null, null);
  }

  /// The same page with other items in the place of these.
  public <R> Page<R> with(List<R> others) {
    return new Page<>(others, first, next, previous);
  }

  public <R> Page<R> map(Function<T, R> to) {
    return new Page<>(items.stream().map(to).toList(), first, next, previous);
  }
}
