package dev.sheaf.dialect.runflow.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The order of a list: `field:asc` or `field:desc`, several after commas, and the key last so that
/// the order is total.
record SortBy(List<Part> parts) {

  static final int FIELDS_MAX = 5;

  /// One field of the order.
  record Part(Column column, boolean descending) {

    String text() {
      return column.field() + (descending ? ":desc" : ":asc");
    }
  }

  static SortBy parse(String text, Columns columns) {
    List<Part> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      parts.add(part(part.strip(), columns));
    }
    if (parts.size() > FIELDS_MAX) {
      throw new BadQuery(
          "sort_by", "it has " + parts.size() + " fields, may have at most " + FIELDS_MAX);
    }
    if (parts.stream().noneMatch(part -> part.column().equals(columns.key()))) {
      parts.add(new Part(columns.key(), parts.getLast().descending()));
    }
    dropWhatTheKeySays(parts, columns);
    return new SortBy(List.copyOf(parts));
  }

  /// Ordering by the key alone, which has an index, says the same.
  private static void dropWhatTheKeySays(List<Part> parts, Columns columns) {
    int at = parts.size() - 2;
    if (at >= 0
        && parts.get(at).column().equals(columns.like())
        && parts.getLast().column().equals(columns.key())
        && parts.get(at).descending() == parts.getLast().descending()) {
      parts.remove(at);
    }
  }

  private static Part part(String text, Columns columns) {
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String direction = colon < 0 ? "asc" : text.substring(colon + 1).toLowerCase(Locale.ROOT);
    Column column =
        columns
            .find(field)
            .orElseThrow(() ->
                new BadQuery(
                    "sort_by",
                    "unknown field \"" + field + "\" (there are " + columns.names() + ")"));
    if (!direction.equals("asc") && !direction.equals("desc")) {
      throw new BadQuery("sort_by", "the direction of " + field + " must be asc or desc");
    }
    return new Part(column, direction.equals("desc"));
  }

  /// As it stands in a cursor.
  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining(","));
  }

  /// The values a cursor is made of, as columns `k0`, `k1`…
  String keySql() {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Column column = parts.get(i).column();
      sql.append(", ").append(column.type().asText(column.ordered())).append(" as k").append(i);
    }
    return sql.toString();
  }

  String orderSql(boolean backward) {
    return parts.stream()
        .map(part -> part.column().ordered() + (part.descending() == backward ? " asc" : " desc"))
        .collect(Collectors.joining(", "));
  }

  /// The rows beyond a cursor, whose values are bound as `k0`, `k1`…: beyond in the first field, or
  /// equal in it and beyond in the second, and so on.
  String beyondSql(boolean backward) {
    List<String> ways = new ArrayList<>();
    StringBuilder equal = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String value = "cast(:k" + i + " as " + part.column().type().sqlType() + ")";
      String sign = part.descending() == backward ? " > " : " < ";
      ways.add("(" + equal + part.column().ordered() + sign + value + ")");
      equal.append(part.column().ordered()).append(" = ").append(value).append(" and ");
    }
    return "(" + String.join(" or ", ways) + ")";
  }
}
