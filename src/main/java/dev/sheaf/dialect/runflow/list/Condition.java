package dev.sheaf.dialect.runflow.list;

import dev.sheaf.dialect.runflow.list.Filter.And;
import dev.sheaf.dialect.runflow.list.Filter.Compare;
import dev.sheaf.dialect.runflow.list.Filter.Not;
import dev.sheaf.dialect.runflow.list.Filter.Or;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A condition in SQL with the values it binds. Names in it are those of declared columns; whatever
/// a caller wrote is bound.
record Condition(String sql, Map<String, Object> values) {

  static Condition of(Filter filter) {
    Map<String, Object> values = new LinkedHashMap<>();
    return new Condition(sql(filter, values), values);
  }

  private static String sql(Filter filter, Map<String, Object> values) {
    return switch (filter) {
      case And(List<Filter> parts) -> joined(parts, " and ", values);
      case Or(List<Filter> parts) -> joined(parts, " or ", values);
      // A comparison with an absent value is unknown in SQL; to a caller it does not hold.
      case Not(Filter part) -> "not coalesce(" + sql(part, values) + ", false)";
      case Compare compare -> compare(compare, values);
    };
  }

  private static String joined(List<Filter> parts, String by, Map<String, Object> values) {
    return parts.stream().map(part -> sql(part, values)).collect(Collectors.joining(by, "(", ")"));
  }

  private static String compare(Compare compare, Map<String, Object> values) {
    String name = "f" + values.size();
    boolean in = compare.operator() == Operator.IN;
    values.put(name, in ? compare.values() : compare.values().getFirst());
    String left = compare.column().sql() + collation(compare);
    return left + " " + compare.operator().sql() + (in ? " (:" + name + ")" : " :" + name);
  }

  private static String collation(Compare compare) {
    boolean ordersText = compare.operator().isOrder() && compare.column().type() == ColumnType.TEXT;
    return ordersText ? " collate \"C\"" : "";
  }
}
