package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The job rows.
final class Jobs {

  private final Database database;
  private final Polled polled;

  Jobs(Database database, Polled polled) {
    this.database = database;
    this.polled = polled;
  }

  void insert(JobId id, NewJob job, String inputJson, JobStatus status, Instant now, Instant due) {
    database
        .sql(
            """
            insert into job (id, public_id, org_id, kind, status, priority, budget, deadline, input, metadata, item_count, created_at, due_at)
            values (:id, :publicId, :org, :kind, :status, :priority, :budget, :deadline, cast(:input as json), cast(:metadata as json), :items, :now, :due)
            """)
        .param("id", id.value())
        .param("publicId", job.publicId())
        .param("org", job.orgId())
        .param("kind", job.kind())
        .param("status", status.word())
        .param("priority", job.priority())
        .param("budget", job.limits().budget(), Types.NUMERIC)
        .param("deadline", Sql.atOrNull(job.limits().deadline()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("input", inputJson)
        .param("metadata", Rows.json(job.metadata()))
        .param("items", job.items().size())
        .param("now", Sql.at(now))
        .param("due", Sql.at(due))
        .update();
    polled.moved(
        job.orgId(),
        new JobBrief(id, job.publicId(), job.kind(), status, job.items().size(), due, null));
  }

  /// A job whose status has changed.
  private JobRecord moved(ResultSet row) throws SQLException {
    JobRecord job = job(row);
    polled.moved(
        job.orgId(),
        new JobBrief(
            job.id(),
            job.publicId(),
            job.kind(),
            job.status(),
            job.itemCount(),
            job.dueAt(),
            job.failure()));
    return job;
  }

  /// The organisation is compared in a way that no index serves: else the database may fetch all of
  /// its jobs to find one.
  Optional<JobRecord> find(UUID org, String publicId) {
    return database
        .sql("select * from job where public_id = :id and org_id is not distinct from :org")
        .param("id", publicId)
        .param("org", org)
        .query((row, n) -> job(row))
        .optional();
  }

  JobRecord byId(JobId id) {
    return database
        .sql("select * from job where id = :id")
        .param("id", id.value())
        .query((row, n) -> job(row))
        .single();
  }

  JobRecord lock(JobId id) {
    return database
        .sql("select * from job where id = :id for update")
        .param("id", id.value())
        .query((row, n) -> job(row))
        .single();
  }

  /// Serialises the admission of one organisation's jobs of one kind until the transaction ends, so
  /// that neither a free place nor a waiting job goes unseen.
  void lockAdmission(UUID org, String kind) {
    database
        .sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) as lock")
        .param("key", org + "/" + kind)
        .query(Integer.class)
        .single();
  }

  /// Starts the oldest queued jobs while fewer than `runningMax` run; answers those that started.
  List<JobRecord> admit(UUID org, String kind, int runningMax, Instant now) {
    return database
        .sql(
            """
            update job set status = 'running', started_at = :now
            where id in (
                select id from job
                where org_id = :org and kind = :kind and status = 'queued'
                order by priority desc, created_at, id
                limit greatest(0, :max - (
                    select count(*) from job where org_id = :org and kind = :kind and status = 'running'))
                for update skip locked)
            returning *
            """)
        .param("org", org)
        .param("kind", kind)
        .param("max", runningMax)
        .param("now", Sql.at(now))
        .query((row, n) -> moved(row))
        .list();
  }

  JobRecord start(JobId id, Instant now) {
    return database
        .sql("update job set status = 'running', started_at = :now where id = :id returning *")
        .param("now", Sql.at(now))
        .param("id", id.value())
        .query((row, n) -> moved(row))
        .single();
  }

  /// Moves scheduled jobs whose hour has come into the queue.
  List<JobRecord> enqueueDue(Instant now, int limit) {
    return database
        .sql(
            """
            update job set status = 'queued'
            where id in (
                select id from job where status = 'scheduled' and due_at <= :now
                order by due_at limit :limit for update skip locked)
            returning *
            """)
        .param("now", Sql.at(now))
        .param("limit", limit)
        .query((row, n) -> moved(row))
        .list();
  }

  /// Paused jobs whose deadline has come: they are to go on, because what they still wait for has
  /// to fail.
  List<JobId> pausedOverdue(Instant now, int limit) {
    return database
        .sql(
            """
            select id from job where paused and deadline <= :now and status = 'running'
            limit :limit
            """)
        .param("now", Sql.at(now))
        .param("limit", limit)
        .query((row, n) -> id(row))
        .list();
  }

  void pause(JobId id, boolean paused) {
    database
        .sql("update job set paused = :paused where id = :id")
        .param("paused", paused)
        .param("id", id.value())
        .update();
  }

  JobRecord end(JobId id, JobStatus status, @Nullable Failure failure, Instant now) {
    return database
        .sql(
            """
            update job set status = :status, failure = cast(:failure as jsonb), ended_at = :now,
                started_at = case when started_at is null and :status <> 'cancelled' then :now else started_at end
            where id = :id
            returning *
            """)
        .param("status", status.word())
        .param("failure", Rows.failureJson(failure))
        .param("now", Sql.at(now))
        .param("id", id.value())
        .query((row, n) -> moved(row))
        .single();
  }

  void metadata(JobId id, String json) {
    database
        .sql("update job set metadata = cast(:metadata as json) where id = :id")
        .param("metadata", json)
        .param("id", id.value())
        .update();
  }

  private static JobId id(ResultSet row) throws SQLException {
    return new JobId(row.getObject("id", UUID.class));
  }

  private static JobRecord job(ResultSet row) throws SQLException {
    return new JobRecord(
        id(row),
        row.getString("public_id"),
        row.getObject("org_id", UUID.class),
        row.getString("kind"),
        JobStatus.of(row.getString("status")),
        row.getBoolean("paused"),
        row.getInt("priority"),
        new Limits(row.getBigDecimal("budget"), Sql.instantOrNull(row, "deadline")),
        row.getString("input"),
        Rows.strings(row.getString("metadata")),
        row.getInt("item_count"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "due_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"),
        Rows.failure(row.getString("failure")));
  }
}
