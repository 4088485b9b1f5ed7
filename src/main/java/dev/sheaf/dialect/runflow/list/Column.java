package dev.sheaf.dialect.runflow.list;

/// A field that a list may be filtered and sorted by: its name on the wire and its expression in
/// SQL.
///
/// @param isTotal whether it is never null, so that an index on it can serve an order
public record Column(String field, String sql, ColumnType type, boolean isTotal) {

  public Column(String field, String sql, ColumnType type) {
    this(field, sql, type, false);
  }

  /// One that is never null.
  public static Column total(String field, String sql, ColumnType type) {
    return new Column(field, sql, type, true);
  }

  String ordered() {
    return isTotal ? type.inOrder(sql) : type.ordered(sql);
  }
}
