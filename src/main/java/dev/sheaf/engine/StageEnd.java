package dev.sheaf.engine;

import dev.sheaf.engine.JobChange.Kind;
import dev.sheaf.engine.Shards.Cut;
import dev.sheaf.engine.Shards.ShardRow;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.job.RollUp;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What follows when shards, stages and jobs begin and end. Everything here runs in the caller's
/// transaction, with the job's stage rows locked.
final class StageEnd {

  private final Jobs jobs;
  private final Stages stages;
  private final Shards shards;
  private final Snapshots snapshots;
  private final Registry registry;
  private final EngineSettings settings;

  StageEnd(
      Jobs jobs,
      Stages stages,
      Shards shards,
      Snapshots snapshots,
      Registry registry,
      EngineSettings settings) {
    this.jobs = jobs;
    this.stages = stages;
    this.shards = shards;
    this.snapshots = snapshots;
    this.registry = registry;
    this.settings = settings;
  }

  /// Starts a queued job, at once where its kind has no bound, in its turn otherwise.
  void enter(JobId id, UUID org, String kind, Instant now) {
    if (isBounded(kind)) {
      admit(org, kind, now);
    } else {
      openFirst(jobs.start(id, now), now);
    }
  }

  /// Starts queued jobs of the organisation while it has places.
  private void admit(UUID org, String kind, Instant now) {
    jobs.lockAdmission(org, kind);
    jobs.admit(org, kind, registry.pipeline(kind).runningMax(), now)
        .forEach(job -> openFirst(job, now));
  }

  private boolean isBounded(String kind) {
    return registry.pipeline(kind).runningMax() < Integer.MAX_VALUE;
  }

  private void openFirst(JobRecord job, Instant now) {
    registry.remember(job.view());
    Stage<?, ?> first = registry.stages(job.view()).getFirst();
    open(job, 0, first, Cuts.even(job.itemCount(), first, isBulk(job.limits(), first)), now);
    shards.countRefused(job.id());
    tell(Kind.STARTED, "", job);
  }

  /// Goes on with a job that was paused: its shards come back into the queue.
  void resume(JobId id, Instant now) {
    List<Stages.StageRow> locked = stages.lock(id);
    jobs.pause(id, false);
    for (Stages.StageRow stage : locked) {
      shards.promote(id, stage.no(), settings.shardsPerJob(), now);
    }
  }

  /// A shard has ended: the next waiting one becomes ready, or the stage closes.
  void shardDone(JobId id, int stageNo, Instant now) {
    List<ShardRow> rows = shards.ofEndedStage(id, stageNo);
    if (rows.isEmpty()) {
      shards.promote(id, stageNo, settings.shardsPerJob(), now);
      return;
    }
    JobRecord job = jobs.byId(id);
    List<Stage<?, ?>> recipe = registry.stages(job.view());
    String name = recipe.get(stageNo).name();
    Tally tally = sum(rows);
    Failure failure =
        registry.pipeline(job.kind()).stageFailure(job.view(), name, tally).orElse(null);
    StageStatus status = failure == null ? StageStatus.COMPLETE : StageStatus.FAILED;
    stages.close(id, stageNo, status, tally, failure, now);
    tell(Kind.STAGE_CLOSED, name, job);
    if (failure != null) {
      end(job, JobStatus.ERRORED, failure, now);
    } else {
      openNext(job, recipe, stageNo, goingOn(rows), now);
    }
  }

  /// The stage as a whole failed: what is not recorded stays undone, and the job ends.
  void fail(JobId id, int stageNo, Failure failure, Instant now) {
    JobRecord job = jobs.byId(id);
    shards.cancelOpen(id, now);
    String name = registry.stages(job.view()).get(stageNo).name();
    stages.close(id, stageNo, StageStatus.FAILED, sum(shards.ofStage(id, stageNo)), failure, now);
    tell(Kind.STAGE_CLOSED, name, job);
    end(job, JobStatus.ERRORED, failure, now);
  }

  /// Ends a job that its caller gave up: the running stage is closed as it is.
  void cancel(JobRecord job, List<Stages.StageRow> locked, Instant now) {
    shards.cancelOpen(job.id(), now);
    for (Stages.StageRow stage : locked) {
      if (stage.status() == StageStatus.RUNNING) {
        Tally tally = sum(shards.ofStage(job.id(), stage.no()));
        stages.close(job.id(), stage.no(), StageStatus.CANCELLED, tally, null, now);
      }
    }
    end(job, JobStatus.CANCELLED, null, now);
  }

  /// The provider took the work of a bulk stage.
  void started(JobId id, int stageNo, Instant now) {
    if (stages.started(id, stageNo, now)) {
      JobRecord job = jobs.byId(id);
      tell(Kind.STAGE_STARTED, registry.stages(job.view()).get(stageNo).name(), job);
    }
  }

  /// The job has come in.
  void accepted(JobId id, String kind) {
    if (registry.isHeard(kind, Kind.ACCEPTED)) {
      tell(Kind.ACCEPTED, "", jobs.byId(id));
    }
  }

  private void tell(Kind change, String stage, JobRecord job) {
    if (registry.isHeard(job.kind(), change)) {
      registry.tell(new JobChange(change, stage), snapshots.of(job));
    }
  }

  private void openNext(
      JobRecord job, List<Stage<?, ?>> recipe, int closed, List<Cut> goingOn, Instant now) {
    int next = closed + 1;
    if (goingOn.isEmpty()) {
      for (int no = next; no < recipe.size(); no++) {
        stages.skip(job.id(), no);
      }
      end(job, null, null, now);
      return;
    }
    Stage<?, ?> stage = recipe.get(next);
    boolean bulk = isBulk(job.limits(), stage);
    open(job, next, stage, Cuts.following(goingOn, stage.shardMax(), bulk), now);
    if (!bulk) {
      tell(Kind.STAGE_STARTED, stage.name(), job);
    }
  }

  private void open(JobRecord job, int no, Stage<?, ?> stage, List<Cut> cuts, Instant now) {
    int total = cuts.stream().mapToInt(Cut::total).sum();
    stages.open(job.id(), no, total, now, !isBulk(job.limits(), stage));
    List<Cut> bounded = job.limits().budget() == null ? cuts : Cuts.whole(cuts);
    shards.insert(job, no, now, bounded, settings.shardsPerJob(), Cuts.atOnce(stage));
  }

  /// A provider's batch cannot be stopped when a budget is spent.
  static boolean isBulk(Limits limits, Stage<?, ?> stage) {
    return stage instanceof BulkStage<?, ?> && limits.budget() == null;
  }

  /// Ends the job; without a status given, with the one its tallies say.
  private void end(
      JobRecord job, @Nullable JobStatus given, @Nullable Failure failure, Instant now) {
    JobSnapshot last = snapshots.of(job);
    JobStatus status = given != null ? given : RollUp.ofEnded(last.tally());
    JobRecord ended = jobs.end(job.id(), status, failure, now);
    registry.tell(new JobChange(Kind.ENDED, ""), new JobSnapshot(ended, last.stages()));
    if (isBounded(job.kind())) {
      admit(job.orgId(), job.kind(), now);
    }
  }

  private static Tally sum(List<ShardRow> rows) {
    return rows.stream().map(ShardRow::tally).reduce(Tally.NONE, Tally::plus);
  }

  private static List<Cut> goingOn(List<ShardRow> rows) {
    return rows.stream()
        .filter(row -> row.tally().goingOn() > 0)
        .map(row -> new Cut(row.from(), row.to(), row.tally().goingOn()))
        .toList();
  }
}
