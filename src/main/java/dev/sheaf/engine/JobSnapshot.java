package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.RollUp;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job with its stages and their tallies at one moment: what a status answer is made from. Read
/// without counting items, so it costs the same for ten items and for a million.
public record JobSnapshot(JobRecord job, List<StageSnapshot> stages) {

  public StageSnapshot stage(String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage " + name + " in " + job.kind()));
  }

  /// The counts of the whole job. In a job that has ended, what has no result counts as cancelled.
  public Tally tally() {
    Tally sum =
        RollUp.ofStages(job.itemCount(), stages.stream().map(StageSnapshot::tally).toList());
    return job.status().isTerminal() ? sum.restCancelled() : sum;
  }

  /// One stage. `startedAt` is when its work began; `bulkHandle` names the provider's batch, if it
  /// has one.
  public record StageSnapshot(
      int no,
      String name,
      StageStatus status,
      Tally tally,
      @Nullable Instant openedAt,
      @Nullable Instant startedAt,
      @Nullable Instant closedAt,
      @Nullable Failure failure,
      @Nullable String bulkHandle) {}
}
