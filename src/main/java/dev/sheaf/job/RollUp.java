package dev.sheaf.job;

import java.util.List;

/// Status derived from tallies.
public final class RollUp {

  private RollUp() {}

  /// The counts of a whole job from those of its stages, in order: an item has succeeded once it
  /// succeeded in a stage and goes no further, has failed wherever it failed, and is unfinished
  /// otherwise.
  public static Tally ofStages(int items, List<Tally> stages) {
    int succeeded = 0;
    int failed = 0;
    int cancelled = 0;
    Spent spent = Spent.NOTHING;
    for (Tally stage : stages) {
      succeeded += stage.succeeded() - stage.goingOn();
      failed += stage.failed();
      cancelled += stage.cancelled();
      spent = spent.plus(new Spent(stage.cost(), stage.counts()));
    }
    return new Tally(items, succeeded, failed, cancelled, 0, spent.cost(), spent.counts());
  }

  /// How a job ended, from the counts of all its items. Throws when items are unfinished.
  public static JobStatus ofEnded(Tally job) {
    if (!job.allFinished()) {
      throw new IllegalArgumentException(
          "%d of %d items are unfinished".formatted(job.unfinished(), job.total()));
    }
    if (job.succeeded() == job.total()) {
      return JobStatus.COMPLETE;
    }
    if (job.succeeded() > 0) {
      return JobStatus.PARTIAL;
    }
    return job.failed() > 0 ? JobStatus.ERRORED : JobStatus.CANCELLED;
  }
}
