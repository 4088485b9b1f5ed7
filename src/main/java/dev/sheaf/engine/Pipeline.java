package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.Tally;
import java.util.List;
import java.util.Optional;

/// The recipe of one kind of job: its stages, in order.
public interface Pipeline {

  /// The name of the kind, unique and never changed: it is stored with every job.
  String kind();

  /// The stages of one job. Called again whenever a node takes up the job, so the same input must
  /// always give the same stages.
  List<Stage<?, ?>> stages(JobView job);

  /// Whether a stage that has run through failed as a whole, and the job with it. By default a
  /// stage never does: its failed items are counted and the rest goes on.
  default Optional<Failure> stageFailure(JobView job, String stage, Tally tally) {
    return Optional.empty();
  }

  /// Tables of the kind's own that grow with items, partitioned by an `id` that begins with its
  /// job's time as [dev.sheaf.job.JobId] does: a partition a day is made, and dropped with the
  /// day's jobs.
  default List<String> tablesByDay() {
    return List.of();
  }

  /// How many jobs of this kind one organisation may have running; further ones wait as queued. No
  /// bound by default: keeping one costs a lock while jobs are submitted.
  default int runningMax() {
    return Integer.MAX_VALUE;
  }
}
