package dev.sheaf.dialect.runflow.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields that one list declares. Nothing else of a request gets into SQL, so this table is
/// what keeps queries from being written by callers. `key` tells two rows apart that are otherwise
/// equal.
public record Columns(List<Column> all, Column key) {

  public Columns {
    all = List.copyOf(all);
  }

  /// A list whose rows have an `id`.
  public static Columns of(Column id, Column... more) {
    return new Columns(Stream.concat(Stream.of(id), Arrays.stream(more)).toList(), id);
  }

  Optional<Column> find(String field) {
    return all.stream().filter(column -> column.field().equals(field)).findFirst();
  }

  String names() {
    return all.stream().map(Column::field).collect(Collectors.joining(", "));
  }
}
