package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what happened during runs: their logs, and the steps of those that go through a flow
/// (2.11).
public final class RunLogs {

  static final Columns LOGS =
      Columns.of(
          new Column("id", "id", ColumnType.ID),
          new Column("run_id", "run_id", ColumnType.ID),
          new Column("level_code", "level", ColumnType.TEXT),
          new Column("message", "message", ColumnType.TEXT),
          new Column("timestamp", "at", ColumnType.TIME));

  static final Columns NODE_RUNS =
      Columns.of(
          new Column("id", "id", ColumnType.ID),
          new Column("run_id", "run_id", ColumnType.ID),
          new Column("node_id", "node", ColumnType.TEXT),
          new Column("state_code", "status", ColumnType.STATUS),
          new Column("started_at", "started_at", ColumnType.TIME),
          new Column("completed_at", "ended_at", ColumnType.TIME));

  private static final String FROM_LOGS =
      "from run_event where org_id = :org and (cast(:run as uuid) is null or run_id = cast(:run as uuid))";
  private static final String FROM_NODE_RUNS =
      """
      from (
          select md5(r.id::text || 'node' || n.no)::uuid as id, r.id as run_id, r.org_id, k.target_id, n.no, n.node, n.status,
              n.input, n.output, n.cost, n.retries, n.error_message, n.started_at, n.ended_at, k.created_at
          from run r join node_run n on n.id = r.id join run_job k on k.job_id = r.job_id
      ) s where org_id = :org and (cast(:run as uuid) is null or run_id = cast(:run as uuid))\
      """;

  private final Database database;

  public RunLogs(Database database) {
    this.database = database;
  }

  /// An entry of a log.
  record Entry(
      UUID id,
      UUID runId,
      String levelCode,
      String message,
      String timestamp,
      @Nullable JsonNode meta,
      @Nullable JsonNode run) {

    static Entry of(ResultSet row) throws SQLException {
      return new Entry(
          row.getObject("id", UUID.class),
          row.getObject("run_id", UUID.class),
          row.getString("level"),
          row.getString("message"),
          Times.reply(Sql.instant(row, "at")),
          RunRow.tree(row, "meta"),
          null);
    }
  }

  /// A step of a run through a flow.
  record NodeRunBody(
      UUID id,
      UUID runId,
      String nodeId,
      UUID flowId,
      String stateCode,
      @Nullable JsonNode input,
      @Nullable JsonNode output,
      @Nullable String inputSignature,
      @Nullable String previewType,
      @Nullable String previewValue,
      @Nullable Long durationMs,
      @Nullable String cost,
      int retryCount,
      @Nullable String errorMessage,
      String createdAt,
      @Nullable String startedAt,
      @Nullable String completedAt) {

    static NodeRunBody of(ResultSet row) throws SQLException {
      Instant started = Sql.instant(row, "started_at");
      Instant ended = Sql.instantOrNull(row, "ended_at");
      return new NodeRunBody(
          row.getObject("id", UUID.class),
          row.getObject("run_id", UUID.class),
          row.getString("node"),
          row.getObject("target_id", UUID.class),
          row.getString("status"),
          RunRow.tree(row, "input"),
          RunRow.tree(row, "output"),
          signature(row.getString("input")),
          null,
          null,
          Times.millisBetween(started, ended),
          Money.textOrNull(row.getBigDecimal("cost")),
          row.getInt("retries"),
          row.getString("error_message"),
          Times.reply(started),
          Times.reply(started),
          Times.replyOrNull(ended));
    }

    /// The same for the same input.
    private static @Nullable String signature(@Nullable String input) {
      return input == null
          ? null
          : UUID.nameUUIDFromBytes(input.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  Page<Entry> entries(UUID org, @Nullable UUID run, ListQuery query) {
    return query.page(database, "*", FROM_LOGS, of(org, run), (row, n) -> Entry.of(row));
  }

  List<Entry> entries(UUID org, UUID run) {
    return database
        .sql("select * " + FROM_LOGS + " order by at, id")
        .params(of(org, run))
        .query((row, n) -> Entry.of(row))
        .list();
  }

  Optional<Entry> entry(UUID org, @Nullable UUID run, UUID id) {
    return database
        .sql("select * " + FROM_LOGS + " and id = :id")
        .params(of(org, run))
        .param("id", id)
        .query((row, n) -> Entry.of(row))
        .optional();
  }

  Page<NodeRunBody> nodeRuns(UUID org, @Nullable UUID run, ListQuery query) {
    return query.page(database, "*", FROM_NODE_RUNS, of(org, run), (row, n) -> NodeRunBody.of(row));
  }

  List<NodeRunBody> nodeRuns(UUID org, UUID run) {
    return database
        .sql("select * " + FROM_NODE_RUNS + " order by no")
        .params(of(org, run))
        .query((row, n) -> NodeRunBody.of(row))
        .list();
  }

  Optional<NodeRunBody> nodeRun(UUID org, @Nullable UUID run, UUID id) {
    return database
        .sql("select * " + FROM_NODE_RUNS + " and id = :id")
        .params(of(org, run))
        .param("id", id)
        .query((row, n) -> NodeRunBody.of(row))
        .optional();
  }

  int nodesCompleted(UUID run) {
    return database
        .sql("select count(*) from node_run where id = :run and status = 'succeeded'")
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  private static Map<String, @Nullable Object> of(UUID org, @Nullable UUID run) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("org", org);
    values.put("run", run);
    return values;
  }
}
