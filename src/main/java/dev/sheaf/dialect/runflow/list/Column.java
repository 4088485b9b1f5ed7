package dev.sheaf.dialect.runflow.list;

/// A field that a list may be filtered and sorted by: its name on the wire and its expression in
/// SQL.
public record Column(String field, String sql, ColumnType type) {

  String ordered() {
    return type.ordered(sql);
  }
}
