package dev.sheaf.dialect.runflow.list;

import dev.sheaf.store.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// What a list request asks for: filter, order, place, size and fields (2.0).
public final class ListQuery {

  static final int LIMIT_DEFAULT = 50;
  static final int LIMIT_MAX = 500;

  private final String filterText;
  private final @Nullable Filter filter;
  private final SortBy sort;
  private final @Nullable Cursor cursor;
  private final boolean backward;
  private final int limit;
  private final Set<String> fields;

  private ListQuery(
      String filterText,
      @Nullable Filter filter,
      SortBy sort,
      @Nullable Cursor cursor,
      boolean backward,
      int limit,
      Set<String> fields) {
    this.filterText = filterText;
    this.filter = filter;
    this.sort = sort;
    this.cursor = cursor;
    this.backward = backward;
    this.limit = limit;
    this.fields = fields;
  }

  private record Row<T>(T item, List<String> key) {}

  /// Reads the parameters of a request; throws [BadQuery] at the first that is not understood.
  public static ListQuery read(
      Map<String, String[]> parameters, Columns columns, String defaultSort) {
    String pq = one(parameters, "pq").orElse(null);
    Cursor cursor = pq == null ? null : Cursor.parse(pq, columns);
    String otherwise = cursor == null ? defaultSort : cursor.sortBy();
    SortBy sort = SortBy.parse(one(parameters, "sort_by").orElse(otherwise), columns);
    if (cursor != null && !cursor.sortBy().equals(sort.text())) {
      throw new BadQuery("pq", "the cursor was made with sort_by=" + cursor.sortBy());
    }
    String q = one(parameters, "q").orElse(cursor == null ? "" : cursor.filter());
    return new ListQuery(
        q,
        q.isEmpty() ? null : FilterParser.parse(q, columns),
        sort,
        cursor,
        flag(parameters, "from_prev"),
        limit(parameters),
        fields(parameters));
  }

  /// The page of a list: `columns` of each row, and the statement from its `from` on, with a
  /// condition at its end that an `and` can follow.
  public <T> Page<T> page(
      Database database,
      String columns,
      String fromWhere,
      Map<String, ?> values,
      RowMapper<T> row) {
    Condition condition = filter == null ? new Condition("true", Map.of()) : Condition.of(filter);
    List<String> place = cursor == null ? List.of() : cursor.values();
    boolean placed = !place.isEmpty();
    String sql =
        "select %s%s %s and %s and %s order by %s limit %d"
            .formatted(
                columns,
                sort.keySql(),
                fromWhere,
                condition.sql(),
                placed ? sort.beyondSql(backward) : "true",
                sort.orderSql(backward && placed),
                limit + 1);
    var statement = database.sql(sql).params(values).params(condition.values());
    for (int i = 0; i < place.size(); i++) {
      statement = statement.param("k" + i, place.get(i));
    }
    return page(statement.query(withKey(row)).list(), placed);
  }

  /// Whether an answer shall have the field.
  public boolean wants(String field) {
    return fields.isEmpty() || fields.contains(field);
  }

  /// The fields asked for; empty for all.
  public Set<String> fields() {
    return fields;
  }

  private <T> RowMapper<Row<T>> withKey(RowMapper<T> row) {
    return (result, n) -> {
      List<String> key = new ArrayList<>();
      for (int i = 0; i < sort.parts().size(); i++) {
        key.add(result.getString("k" + i));
      }
      return new Row<>(row.mapRow(result, n), key);
    };
  }

  /// One row more than the limit was read: it says whether the list goes on.
  private <T> Page<T> page(List<Row<T>> read, boolean placed) {
    boolean more = read.size() > limit;
    List<Row<T>> rows = new ArrayList<>(more ? read.subList(0, limit) : read);
    boolean back = backward && placed;
    if (back) {
      Collections.reverse(rows);
    }
    boolean before = back ? more : placed;
    boolean after = back || more;
    List<T> items = rows.stream().map(Row::item).toList();
    return new Page<>(
        items,
        before ? Cursor.start(sort, filterText).text() : null,
        after && !rows.isEmpty() ? beside(rows.getLast()) : null,
        before && !rows.isEmpty() ? beside(rows.getFirst()) : null);
  }

  private String beside(Row<?> row) {
    return new Cursor(sort.text(), filterText, row.key()).text();
  }

  private static int limit(Map<String, String[]> parameters) {
    String text = one(parameters, "limit").orElse(String.valueOf(LIMIT_DEFAULT));
    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new BadQuery("limit", "it must be a whole number from 1 to " + LIMIT_MAX);
    }
    return limit;
  }

  private static boolean flag(Map<String, String[]> parameters, String name) {
    String text = one(parameters, name).orElse("false");
    return switch (text) {
      case "true", "True", "1" -> true;
      case "false", "False", "0" -> false;
      default -> throw new BadQuery(name, "it must be true or false");
    };
  }

  /// Fields that there are not are left out: clients of newer versions ask for them too.
  private static Set<String> fields(Map<String, String[]> parameters) {
    return one(parameters, "fields").stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// A parameter that is named and empty is as good as absent.
  private static Optional<String> one(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    if (values == null || values.length == 0 || values[0].isBlank()) {
      return Optional.empty();
    }
    if (values.length > 1) {
      throw new BadQuery(name, "it is given " + values.length + " times");
    }
    return Optional.of(values[0]);
  }
}
