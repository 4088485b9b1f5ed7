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
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Reads where jobs stand that have few items, for those who poll many of them: from memory where
/// that is kept up to date.
final class Briefs {

  private static final String JOBS =
      """
      select id, public_id, kind, status, item_count, due_at, failure from job
      where public_id = any (?) and org_id is not distinct from ?
      """;

  private static final String ENDS =
      """
      select distinct on (job_id, seq) job_id, seq, stage_no, output, failure from result
      where job_id = any (array (
          select id from job where public_id = any (?) and org_id is not distinct from ?))
      order by job_id, seq, stage_no desc
      """;

  private final Database database;
  private final Polled polled;

  Briefs(Database database, Polled polled) {
    this.database = database;
    this.polled = polled;
  }

  /// Those of the ids that are the organisation's jobs, and what came of their items.
  JobBriefs find(UUID org, Collection<String> publicIds) {
    List<String> unknown = new ArrayList<>();
    JobBriefs found = polled.find(org, publicIds, unknown);
    if (!unknown.isEmpty()) {
      long before = polled.changes();
      JobBriefs read = read(org, unknown);
      polled.keep(before, org, unknown, read);
      found.addAll(read);
    }
    return found;
  }

  /// In one trip: the database takes less time for both than the way there and back.
  private JobBriefs read(UUID org, Collection<String> publicIds) {
    return database.prepared(
        JOBS + ";" + ENDS,
        statement -> {
          String[] ids = publicIds.toArray(String[]::new);
          for (int parameter = 1; parameter < 5; parameter += 2) {
            statement.setObject(parameter, ids);
            statement.setObject(parameter + 1, org);
          }
          statement.execute();
          List<JobBrief> jobs = jobs(statement);
          statement.getMoreResults();
          return new JobBriefs(jobs, ends(statement));
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
    ItemEnd end =
        new ItemEnd(
            row.getInt("stage_no"),
            row.getString("output"),
            Rows.failure(row.getString("failure")));
    ends.computeIfAbsent(id(row, "job_id"), _ -> new HashMap<>()).put(row.getInt("seq"), end);
  }

  private static JobId id(ResultSet row, String column) throws SQLException {
    return new JobId(row.getObject(column, UUID.class));
  }
}
