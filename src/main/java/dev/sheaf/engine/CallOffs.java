package dev.sheaf.engine;

import dev.sheaf.engine.Lease.Bulk;
import dev.sheaf.failure.FailureException;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells providers to stop the batches of shards that were cancelled: nobody waits for their
/// results, and what a provider still does would be paid for. The shard's row remembers it until
/// the provider has been told, so that no crash forgets it.
final class CallOffs {

  private static final Logger LOG = LoggerFactory.getLogger(CallOffs.class);
  private static final int ROUND_MAX = 20;
  private static final Duration AGAIN = Duration.ofSeconds(30);

  /// A batch that is not found by then was never taken.
  private static final Duration SEARCHED = Duration.ofMinutes(10);

  /// Providers give a batch a day; after that there is nothing left to stop.
  private static final Duration FORGOTTEN = Duration.ofHours(25);

  private final Database database;
  private final Jobs jobs;
  private final Registry registry;
  private final Executor threads;
  private final AtomicBoolean atWork = new AtomicBoolean();

  CallOffs(Database database, Jobs jobs, Registry registry, Executor threads) {
    this.database = database;
    this.jobs = jobs;
    this.registry = registry;
    this.threads = threads;
  }

  /// Tells some providers, on a thread of its own: they may take their time.
  void run(Instant now) {
    if (atWork.compareAndSet(false, true)) {
      List<Due> due = take(now);
      threads.execute(() -> {
        try {
          due.forEach(one -> callOff(one, now));
        } finally {
          atWork.set(false);
        }
      });
    }
  }

  private record Due(ShardKey shard, int items, Bulk bulk) {}

  /// Takes what is due and puts it off, so that no other node takes it meanwhile.
  private List<Due> take(Instant now) {
    return database
        .sql(
            """
            update shard set due_at = :again
            where (job_id, stage_no, no) in (
                select job_id, stage_no, no from shard
                where status = 'cancelled' and bulk_phase in ('submitting', 'submitted') and due_at <= :now
                limit :most for update skip locked)
            returning *
            """)
        .param("again", Sql.at(now.plus(AGAIN)))
        .param("now", Sql.at(now))
        .param("most", ROUND_MAX)
        .query((row, n) ->
            new Due(
                new ShardKey(
                    new JobId(row.getObject("job_id", UUID.class)),
                    row.getInt("stage_no"),
                    row.getInt("no")),
                row.getInt("total") - row.getInt("succeeded") - row.getInt("failed"),
                Shards.bulk(row)))
        .list();
  }

  private void callOff(Due due, Instant now) {
    try {
      JobView job = registry.view(due.shard().jobId(), id -> jobs.byId(id).view());
      boolean told =
          !(registry.stages(job).get(due.shard().stageNo()) instanceof BulkStage<?, ?> stage)
              || isTold(stage, due, now);
      if (told) {
        forget(due.shard());
      }
    } catch (FailureException e) {
      LOG.warn("The batch of {} is still to be called off: {}", due.shard(), e.failure());
      if (now.isAfter(due.bulk().since().plus(FORGOTTEN))) {
        forget(due.shard());
      }
    } catch (RuntimeException e) {
      LOG.error("The batch of {} could not be called off; it is tried again", due.shard(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Without a handle the shard was cancelled while its batch was being submitted: the provider may
  /// have it all the same.
  private static boolean isTold(BulkStage<?, ?> stage, Due due, Instant now)
      throws InterruptedException {
    Bulk bulk = due.bulk();
    String handle = bulk.handle();
    Optional<String> found =
        handle != null
            ? Optional.of(handle)
            : stage.find(due.shard().bulkKey(), bulk.since(), due.items());
    if (found.isEmpty()) {
      return now.isAfter(bulk.since().plus(SEARCHED));
    }
    stage.cancel(found.get());
    LOG.info("Called off the provider's batch of {}: {}", due.shard(), found.get());
    return true;
  }

  private void forget(ShardKey shard) {
    database
        .sql(
            """
            update shard set bulk_phase = null
            where (job_id, stage_no, no) = (:job, :stage, :no) and status = 'cancelled'
            """)
        .param("job", shard.jobId().value())
        .param("stage", shard.stageNo())
        .param("no", shard.no())
        .update();
  }
}
