package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.run.RunId;
import dev.sheaf.run.Runs.AcceptedRun;
import dev.sheaf.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads runs, one by one, as lists, and as the items of a batch.
public final class RunRows {

  private static final Column ID = Column.total("id", "id", ColumnType.ID);
  private static final Column BATCH_ID = new Column("batch_id", "batch_id", ColumnType.ID);
  private static final Column STATUS =
      new Column("status_code", "(" + Words.STATUS_SQL + ")", ColumnType.STATUS);
  private static final Column CLIENT_REF = new Column("client_ref", "client_ref", ColumnType.TEXT);
  private static final Column CREATED_AT =
      Column.total("created_at", "created_at", ColumnType.TIME);
  private static final Column STARTED_AT = new Column("started_at", "started_at", ColumnType.TIME);
  private static final Column ENDED_AT = new Column("completed_at", "ended_at", ColumnType.TIME);

  /// What runs are found by (2.9). Their ids begin with the time they were made at.
  static final Columns RUNS =
      Columns.of(
              ID,
              BATCH_ID,
              STATUS,
              CLIENT_REF,
              ofKind("model_id", "model"),
              ofKind("flow_id", "flow"),
              ofKind("comfyui_workflow_id", "comfyui_workflow"),
              new Column("target_type", "target_kind", ColumnType.TEXT),
              new Column("source_code", "source", ColumnType.TEXT),
              new Column("created_by", "created_by", ColumnType.ID),
              new Column("request_id", "request_id", ColumnType.TEXT),
              new Column("cost", "cost", ColumnType.NUMBER),
              CREATED_AT,
              STARTED_AT,
              ENDED_AT)
          .orderedLikeKey(CREATED_AT);

  private static final Column RUN_ID = Column.total("run_id", "id", ColumnType.ID);
  private static final Column SEQUENCE_INDEX =
      Column.total("sequence_index", "seq", ColumnType.NUMBER);

  /// What the items of a batch are found by (2.4). The ids of their runs sort like they do.
  static final Columns ITEMS =
      new Columns(
              List.of(
                  new Column("id", "item_id", ColumnType.ID),
                  RUN_ID,
                  BATCH_ID,
                  SEQUENCE_INDEX,
                  STATUS,
                  CLIENT_REF,
                  CREATED_AT,
                  STARTED_AT,
                  ENDED_AT),
              RUN_ID)
          .orderedLikeKey(SEQUENCE_INDEX);

  /// The runs of a job, found by their ids.
  private static final String OF_JOB =
      "from run_state where org_id = :org and id between :first and :last and job_id = :job";

  private final Database database;
  private final FileReferences files;

  public RunRows(Database database, FileReferences files) {
    this.database = database;
    this.files = files;
  }

  private static Column ofKind(String field, String kind) {
    return new Column(
        field, "case target_kind when '" + kind + "' then target_id end", ColumnType.ID);
  }

  /// An item of a batch as it stands in the batch itself.
  record Brief(
      UUID id, int sequenceIndex, UUID runId, String statusCode, @Nullable String clientRef) {

    static Brief of(AcceptedRun run) {
      String status = run.refused() ? "failed" : "queued";
      return new Brief(run.itemId(), run.seq(), run.id(), status, run.clientRef());
    }
  }

  Optional<RunRow> find(UUID org, UUID run) {
    return database
        .sql("select * from run_state where id = :id and org_id = :org")
        .param("id", run)
        .param("org", org)
        .query((row, n) -> RunRow.of(row))
        .optional()
        .map(this::signed);
  }

  /// The item of the batch, or of any batch where none is named.
  Optional<RunRow> findItem(UUID org, @Nullable UUID batch, UUID item) {
    return RunId.runOfItem(item).flatMap(run -> findItem(org, batch, item, run));
  }

  private Optional<RunRow> findItem(UUID org, @Nullable UUID batch, UUID item, UUID run) {
    return database
        .sql(
            """
            select * from run_state
            where id = :run and org_id = :org and item_id = :item
              and (cast(:batch as uuid) is null or batch_id = cast(:batch as uuid))
            """)
        .param("run", run)
        .param("item", item)
        .param("org", org)
        .param("batch", batch)
        .query((row, n) -> RunRow.of(row))
        .optional()
        .map(this::signed);
  }

  Page<RunRow> page(UUID org, ListQuery query) {
    return page(query, "from run_state where org_id = :org", Map.of("org", org));
  }

  Page<RunRow> pageOfTarget(UUID org, UUID target, ListQuery query) {
    return page(
        query,
        "from run_state where org_id = :org and target_id = :target",
        Map.of("org", org, "target", target));
  }

  Page<RunRow> itemsOf(UUID org, UUID job, ListQuery query) {
    return page(query, OF_JOB, ofJob(org, job));
  }

  private static Map<String, UUID> ofJob(UUID org, UUID job) {
    RunId.Range runs = RunId.ofRuns(job);
    return Map.of("org", org, "job", job, "first", runs.first(), "last", runs.last());
  }

  private Page<RunRow> page(ListQuery query, String fromWhere, Map<String, UUID> values) {
    Page<RunRow> page = query.page(database, "*", fromWhere, values, (row, n) -> RunRow.of(row));
    return page.with(files.signed(page.items()));
  }

  private RunRow signed(RunRow run) {
    return files.signed(List.of(run)).getFirst();
  }

  /// All runs of a job in order.
  List<RunRow> all(UUID org, UUID job) {
    return files.signed(
        database
            .sql("select * " + OF_JOB + " order by id")
            .params(ofJob(org, job))
            .query((row, n) -> RunRow.of(row))
            .list());
  }

  /// All items of a batch in order, without what is in them.
  List<Brief> briefs(UUID org, UUID job) {
    return database
        .sql("select item_id, seq, id, status, client_ref " + OF_JOB + " order by id")
        .params(ofJob(org, job))
        .query((row, n) ->
            new Brief(
                row.getObject("item_id", UUID.class),
                row.getInt("seq"),
                row.getObject("id", UUID.class),
                Words.status(row.getString("status")),
                row.getString("client_ref")))
        .list();
  }

  /// The inputs of a batch as they were handed in, each a JSON text.
  List<String> inputs(UUID org, UUID job) {
    return files.signedTexts(
        org,
        database
            .sql("select input from item where job_id = :job order by seq")
            .param("job", job)
            .query((row, n) -> row.getString("input"))
            .list());
  }
}
