package dev.sheaf.dialect.runflow.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields that one list declares. Nothing else of a request gets into SQL, so this table is
/// what keeps queries from being written by callers. `key` tells two rows apart that are otherwise
/// equal.
///
/// @param like a column that orders the rows as the key does, only coarser, as the time does that
///   the key begins with; null if there is none
public record Columns(List<Column> all, Column key, @Nullable Column like) {

  public Columns(List<Column> all, Column key) {
    this(all, key, null);
  }

  public Columns {
    all = List.copyOf(all);
  }

  /// A list whose rows have an `id`.
  public static Columns of(Column id, Column... more) {
    return new Columns(Stream.concat(Stream.of(id), Arrays.stream(more)).toList(), id);
  }

  /// The same with a column that the key orders too.
  public Columns orderedLikeKey(Column column) {
    return new Columns(all, key, column);
  }

  Optional<Column> find(String field) {
    return all.stream().filter(column -> column.field().equals(field)).findFirst();
  }

  String names() {
    return all.stream().map(Column::field).collect(Collectors.joining(", "));
  }
}
