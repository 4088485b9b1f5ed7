package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Reads where jobs stand that have few items, for those who poll many of them.
final class Briefs {

  private static final String JOBS =
      """
      select id, public_id, kind, status, item_count, due_at, failure from job
      where public_id = any (?) and org_id is not distinct from ?
      """;

  private static final String ENDS =
      """
      select distinct on (job_id, seq) job_id, seq, output, failure from result
      where job_id = any (?) order by job_id, seq, stage_no desc
      """;

  private final Database database;

  Briefs(Database database) {
    this.database = database;
  }

  /// Those of the ids that are the organisation's jobs, and what came of the items of the `known`
  /// ones, in one trip: the database takes less time for both than the way there and back.
  JobBriefs read(UUID org, Collection<String> publicIds, Collection<JobId> known) {
    return database.prepared(
        JOBS + ";" + ENDS,
        statement -> {
          statement.setObject(1, publicIds.toArray(String[]::new));
          statement.setObject(2, org);
          statement.setObject(3, Rows.ids(known));
          statement.execute();
          List<JobBrief> jobs = jobs(statement);
          statement.getMoreResults();
          return new JobBriefs(jobs, ends(statement), Set.copyOf(known));
        });
  }

  private static List<JobBrief> jobs(PreparedStatement statement) throws SQLException {
    List<JobBrief> jobs = new ArrayList<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        jobs.add(job(rows));
      }
    }
    return jobs;
  }

  private static Map<JobId, Map<Integer, ItemEnd>> ends(PreparedStatement statement)
      throws SQLException {
    Map<JobId, Map<Integer, ItemEnd>> ends = new HashMap<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        end(rows, ends);
      }
    }
    return ends;
  }

  /// What came of the items of the jobs, by their sequence number: those that have reached no stage
  /// yet are not in it.
  Map<JobId, Map<Integer, ItemEnd>> ends(Collection<JobId> jobs) {
    Map<JobId, Map<Integer, ItemEnd>> ends = new HashMap<>();
    RowCallbackHandler read = row -> end(row, ends);
    database.sql(ENDS).param(Rows.ids(jobs)).query(read);
    return ends;
  }

  /// The jobs' own inputs.
  Map<JobId, String> inputs(Collection<JobId> jobs) {
    Map<JobId, String> inputs = new HashMap<>();
    RowCallbackHandler read = row -> inputs.put(id(row, "id"), row.getString("input"));
    database.sql("select id, input from job where id = any (?)").param(Rows.ids(jobs)).query(read);
    return inputs;
  }

  private static JobBrief job(ResultSet row) throws SQLException {
    return new JobBrief(
        id(row, "id"),
        row.getString("public_id"),
        row.getString("kind"),
        JobStatus.of(row.getString("status")),
        row.getInt("item_count"),
        Sql.instant(row, "due_at"),
        Rows.failure(row.getString("failure")));
  }

  private static void end(ResultSet row, Map<JobId, Map<Integer, ItemEnd>> ends)
      throws SQLException {
    ItemEnd end = new ItemEnd(row.getString("output"), Rows.failure(row.getString("failure")));
    ends.computeIfAbsent(id(row, "job_id"), _ -> new HashMap<>()).put(row.getInt("seq"), end);
  }

  private static JobId id(ResultSet row, String column) throws SQLException {
    return new JobId(row.getObject(column, UUID.class));
  }
}
