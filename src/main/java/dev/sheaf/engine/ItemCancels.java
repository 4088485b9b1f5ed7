package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.time.Instant;
import java.util.Optional;

/// Gives up single items of jobs that run.
///
/// All is decided under the lock of the shard's row, which every flush of its owner takes first. If
/// nobody works on the shard, the item is settled here; if somebody does, the row says so, and the
/// owner's next flush is refused until it has taken notice. So an item that was given up is never
/// recorded as anything else, and one that was recorded is never given up.
final class ItemCancels {

  private final Database database;
  private final Polled polled;

  ItemCancels(Database database, Polled polled) {
    this.database = database;
    this.polled = polled;
  }

  /// False: the item has ended, or is at a provider that takes nothing back, or its stage is not
  /// open.
  boolean cancel(JobId job, int seq, Instant now) {
    return database.inTransaction(() -> {
      Optional<Place> place = lock(job, seq);
      if (place.isEmpty() || place.get().atProvider() || isSettled(job, place.get(), seq)) {
        return false;
      }
      note(job, place.get(), seq);
      if (!place.get().leased()) {
        settle(job, place.get(), seq, now);
      }
      return true;
    });
  }

  private record Place(
      int stageNo, int shardNo, boolean leased, boolean atProvider, boolean cancelled) {}

  private Optional<Place> lock(JobId job, int seq) {
    return database
        .sql(
            """
            select s.stage_no, s.no, s.status = 'leased' as leased,
                coalesce(s.bulk_phase in ('submitting', 'submitted'), false) as at_provider,
                :seq = any (s.cancels) as cancelled
            from shard s
            where s.job_id = :job and s.seq_from <= :seq and s.seq_to > :seq
              and s.status not in ('done', 'cancelled')
            order by s.stage_no limit 1
            for update of s
            """)
        .param("job", job.value())
        .param("seq", seq)
        .query((row, n) ->
            new Place(
                row.getInt("stage_no"),
                row.getInt("no"),
                row.getBoolean("leased"),
                row.getBoolean("at_provider"),
                row.getBoolean("cancelled")))
        .optional();
  }

  /// Whether nothing can be given up any more: the item has a result in the stage, or it ended in
  /// an earlier one and the shard's range only happens to span it. Asked once the lock is ours: a
  /// statement that waits for it still sees the results as they were before.
  private boolean isSettled(JobId job, Place place, int seq) {
    return place.cancelled()
        || database
            .sql(
                """
                select exists (
                    select 1 from result where job_id = :job and seq = :seq
                      and (stage_no = :stage or (stage_no = :stage - 1 and not goes_on)))
                """)
            .param("job", job.value())
            .param("stage", place.stageNo())
            .param("seq", seq)
            .query(Boolean.class)
            .single();
  }

  private void note(JobId job, Place place, int seq) {
    database
        .sql(
            """
            update shard set cancels = array_append(cancels, :seq)
            where (job_id, stage_no, no) = (:job, :stage, :no)
            """)
        .param("seq", seq)
        .param("job", job.value())
        .param("stage", place.stageNo())
        .param("no", place.shardNo())
        .update();
  }

  private void settle(JobId job, Place place, int seq, Instant now) {
    polled.forget(job);
    database
        .sql(
            """
            insert into result (job_id, stage_no, seq, failure, goes_on, attempt, cancelled, ended_at)
            select :job, :stage, :seq, cast(:failure as json), false, 1 + count(*), true, :now
            from attempt where job_id = :job and stage_no = :stage and seq = :seq
            """)
        .param("failure", Rows.failureJson(Settled.CANCELLED))
        .param("job", job.value())
        .param("stage", place.stageNo())
        .param("seq", seq)
        .param("now", Sql.at(now))
        .update();
    database
        .sql(
            """
            update shard set cancelled = cancelled + 1, due_at = least(due_at, :now)
            where (job_id, stage_no, no) = (:job, :stage, :no)
            """)
        .param("now", Sql.at(now))
        .param("job", job.value())
        .param("stage", place.stageNo())
        .param("no", place.shardNo())
        .update();
  }
}
