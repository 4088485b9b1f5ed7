package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes a job in: everything of it in one transaction, so that an id that was answered is a job
/// that runs.
final class Submitter {

  private final Database database;
  private final Partitions partitions;
  private final Jobs jobs;
  private final Stages stages;
  private final Items items;
  private final Results results;
  private final StageEnd stageEnd;
  private final Registry registry;

  Submitter(
      Database database,
      Partitions partitions,
      Jobs jobs,
      Stages stages,
      Items items,
      Results results,
      StageEnd stageEnd,
      Registry registry) {
    this.database = database;
    this.partitions = partitions;
    this.jobs = jobs;
    this.stages = stages;
    this.items = items;
    this.results = results;
    this.stageEnd = stageEnd;
    this.registry = registry;
  }

  /// Stores the job and starts it if it may start now. Inside the caller's transaction if there is
  /// one.
  JobId submit(NewJob job, Instant now) {
    JobId id = JobId.create(now);
    Instant due = job.startAt() != null && job.startAt().isAfter(now) ? job.startAt() : now;
    JobStatus status = due.isAfter(now) ? JobStatus.SCHEDULED : JobStatus.QUEUED;
    String input = Rows.json(job.input());
    JobView view =
        new JobView(id, job.orgId(), job.kind(), job.items().size(), job.limits(), input);
    List<Stage<?, ?>> recipe = registry.stages(view);
    partitions.ensure(now);
    database.transact(() -> {
      jobs.insert(id, job, input, status, now, due);
      stages.insert(id, recipe);
      items.insert(id, job.items());
      results.insert(id, 0, refused(job, now));
      stageEnd.accepted(id, job.kind());
      if (status == JobStatus.QUEUED) {
        stageEnd.enter(id, job.orgId(), job.kind(), now);
      }
    });
    return id;
  }

  private static List<Settled> refused(NewJob job, Instant now) {
    List<Settled> refused = new ArrayList<>();
    for (int seq = 0; seq < job.items().size(); seq++) {
      Failure failure = job.items().get(seq).refused();
      if (failure != null) {
        refused.add(Settled.untried(seq, 1, failure, now));
      }
    }
    return refused;
  }
}
