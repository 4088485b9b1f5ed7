package dev.sheaf.engine;

import dev.sheaf.engine.Flush.Progress;
import dev.sheaf.engine.Lease.Bulk;
import dev.sheaf.job.Tally;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the owner of a shard writes on its row, always behind the fence: node and epoch must still
/// be the lease's, or nothing is written.
final class Leases {

  private final Database database;

  Leases(Database database) {
    this.database = database;
  }

  /// Writes the owner's progress, and with the last of it that the shard is done: every item is
  /// recorded. False: the lease is gone or items were cancelled that the owner does not know of,
  /// and nothing may be recorded.
  boolean progress(Lease lease, Progress progress, boolean done) {
    Tally tally = progress.tally();
    return database
            .sql(
                """
                update shard
                set succeeded = :succeeded, failed = :failed, cancelled = :cancelled, going_on = :goingOn, cost = :cost, counts = cast(:counts as jsonb),
                    low_water = :lowWater, start_mark = greatest(start_mark, :startMark),
                    in_flight = :inFlight, in_flight_since = cast(:inFlightSince as timestamptz[]), suspects = :suspects, started_at = least(started_at, :startedAt),
                    status = case when :done then 'done' else status end, node_id = case when :done then null else node_id end
                where (job_id, stage_no, no) = (:job, :stage, :no)
                  and status = 'leased' and node_id = :node and epoch = :epoch
                  and cardinality(cancels) = :cancels
                """)
            .param("succeeded", tally.succeeded())
            .param("failed", tally.failed())
            .param("cancelled", tally.cancelled())
            .param("goingOn", tally.goingOn())
            .param("cost", tally.cost())
            .param("counts", Rows.json(tally.counts()))
            .param("lowWater", progress.lowWater())
            .param("startMark", progress.startMark())
            .param("inFlight", array(progress.inFlight().keySet()), Types.ARRAY)
            .param("inFlightSince", times(progress.inFlight().values()), Types.ARRAY)
            .param("suspects", array(progress.suspects()), Types.ARRAY)
            .param("cancels", progress.cancels())
            .param("startedAt", Sql.atOrNull(progress.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("done", done)
            .param("job", lease.jobId().value())
            .param("stage", lease.stageNo())
            .param("no", lease.shard().no())
            .param("node", lease.node())
            .param("epoch", lease.epoch())
            .update()
        == 1;
  }

  private static Integer @Nullable [] array(Collection<Integer> seqs) {
    return seqs.isEmpty() ? null : seqs.toArray(Integer[]::new);
  }

  private static String @Nullable [] times(Collection<Instant> times) {
    return times.isEmpty() ? null : times.stream().map(Instant::toString).toArray(String[]::new);
  }

  /// Writes where the hand-over to a provider stands. False: the lease is gone.
  boolean bulk(Lease lease, Bulk bulk) {
    return database
            .sql(
                """
                update shard
                set bulk_phase = :phase, bulk_since = :since, bulk_handle = :handle, bulk_tries = :tries
                where (job_id, stage_no, no) = (:job, :stage, :no)
                  and status = 'leased' and node_id = :node and epoch = :epoch
                """)
            .param("phase", bulk.phase().word())
            .param("since", Sql.at(bulk.since()))
            .param("handle", bulk.handle())
            .param("tries", bulk.tries())
            .param("job", lease.jobId().value())
            .param("stage", lease.stageNo())
            .param("no", lease.shard().no())
            .param("node", lease.node())
            .param("epoch", lease.epoch())
            .update()
        == 1;
  }

  /// The cancelled items of a shard; nothing if the lease is gone.
  Optional<List<Integer>> cancels(Lease lease) {
    return database
        .sql(
            """
            select cancels from shard
            where (job_id, stage_no, no) = (:job, :stage, :no)
              and status = 'leased' and node_id = :node and epoch = :epoch
            """)
        .param("job", lease.jobId().value())
        .param("stage", lease.stageNo())
        .param("no", lease.shard().no())
        .param("node", lease.node())
        .param("epoch", lease.epoch())
        .query((row, n) -> Sql.integers(row, "cancels"))
        .optional();
  }

  /// Whether the lease still holds, for the rest of the transaction.
  boolean stillOurs(Lease lease) {
    return database
        .sql(
            """
            select 1 from shard
            where (job_id, stage_no, no) = (:job, :stage, :no)
              and status = 'leased' and node_id = :node and epoch = :epoch
            for update
            """)
        .param("job", lease.jobId().value())
        .param("stage", lease.stageNo())
        .param("no", lease.shard().no())
        .param("node", lease.node())
        .param("epoch", lease.epoch())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// Gives the shard back until `due`; in a paused job it waits until the job is resumed.
  void release(Lease lease, Instant due) {
    boolean paused =
        database
            .sql("select paused from job where id = :job")
            .param("job", lease.jobId().value())
            .query(Boolean.class)
            .single();
    database
        .sql(
            """
            update shard set status = :status, node_id = null, in_flight = null, in_flight_since = null, suspects = null, due_at = :due
            where (job_id, stage_no, no) = (:job, :stage, :no)
              and status = 'leased' and node_id = :node and epoch = :epoch
            """)
        .param("status", paused ? "waiting" : "ready")
        .param("due", Sql.at(due))
        .param("job", lease.jobId().value())
        .param("stage", lease.stageNo())
        .param("no", lease.shard().no())
        .param("node", lease.node())
        .param("epoch", lease.epoch())
        .update();
  }
}
