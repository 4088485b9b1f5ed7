package dev.sheaf.engine;

import dev.sheaf.engine.JobSnapshot.StageSnapshot;
import dev.sheaf.engine.Shards.ShardRow;
import dev.sheaf.engine.Stages.StageRow;
import dev.sheaf.job.JobId;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads where a job stands: its row, its stages, and the few shard rows of the stages still open.
final class Snapshots {

  private final Jobs jobs;
  private final Stages stages;
  private final Shards shards;

  Snapshots(Jobs jobs, Stages stages, Shards shards) {
    this.jobs = jobs;
    this.stages = stages;
    this.shards = shards;
  }

  JobSnapshot of(JobId id) {
    return of(jobs.byId(id));
  }

  JobSnapshot of(JobRecord job) {
    List<StageSnapshot> all =
        stages.ofJob(job.id()).stream().map(stage -> snapshot(job.id(), stage)).toList();
    return new JobSnapshot(job, all);
  }

  private StageSnapshot snapshot(JobId job, StageRow stage) {
    boolean opened = stage.status() != StageStatus.WAITING && stage.status() != StageStatus.SKIPPED;
    List<ShardRow> rows = opened ? shards.ofStage(job, stage.no()) : List.of();
    Tally live = rows.stream().map(ShardRow::tally).reduce(Tally.NONE, Tally::plus);
    return new StageSnapshot(
        stage.no(),
        stage.name(),
        stage.status(),
        stage.tally() != null ? stage.tally() : live,
        stage.openedAt(),
        stage.startedAt(),
        stage.closedAt(),
        stage.failure(),
        handle(rows));
  }

  private static @Nullable String handle(List<ShardRow> rows) {
    return rows.stream()
        .map(ShardRow::bulkHandle)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
