package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.store.Database;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads batches.
public final class BatchRows {

  /// What batches are found by (2.3).
  static final Columns BATCHES =
      Columns.of(
          Column.total("id", "id", ColumnType.ID),
          new Column("status_code", "(" + Words.STATUS_SQL + ")", ColumnType.STATUS),
          new Column("target_id", "target_id", ColumnType.ID),
          new Column("target_type", "target_kind", ColumnType.TEXT),
          new Column("source_code", "source", ColumnType.TEXT),
          new Column("created_by", "created_by", ColumnType.ID),
          new Column("retry_of", "retry_of", ColumnType.ID),
          new Column("items_total", "total", ColumnType.NUMBER),
          new Column("items_succeeded", "succeeded", ColumnType.NUMBER),
          new Column("items_failed", "failed", ColumnType.NUMBER),
          new Column("items_cancelled", "cancelled", ColumnType.NUMBER),
          new Column("cost", "cost", ColumnType.NUMBER),
          Column.total("created_at", "created_at", ColumnType.TIME),
          new Column("started_at", "started_at", ColumnType.TIME),
          new Column("completed_at", "ended_at", ColumnType.TIME));

  private final Database database;

  public BatchRows(Database database) {
    this.database = database;
  }

  Optional<BatchRow> find(UUID org, UUID batch) {
    return database
        .sql("select * from batch_state where id = :id and org_id = :org")
        .param("id", batch)
        .param("org", org)
        .query((row, n) -> BatchRow.of(row))
        .optional();
  }

  Page<BatchRow> page(UUID org, ListQuery query) {
    return query.page(
        database,
        "*",
        "from batch_state where org_id = :org",
        Map.of("org", org),
        (row, n) -> BatchRow.of(row));
  }
}
