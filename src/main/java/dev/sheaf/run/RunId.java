package dev.sheaf.run;

import dev.sheaf.job.JobId;
import java.util.Optional;
import java.util.UUID;

/// Ids of runs and of a batch's items: their job's id with its last 24 bits replaced by the place
/// in the job and by what is named, a run or an item. So a stage knows the id of what it runs, ids
/// sort like the runs do, and an item's id says its run's.
public final class RunId {

  /// Places in a job go from 0 to one less.
  static final int PLACES = 1 << 22;

  private static final int KIND_BITS = 2;
  private static final long KIND_MASK = (1L << KIND_BITS) - 1;
  private static final long LAST_BITS = 0xff_ffffL;
  private static final long RUN = 1;
  private static final long ITEM = 2;

  private RunId() {}

  /// The ids of a job's runs lie between these.
  public record Range(UUID first, UUID last) {}

  public static Range ofRuns(UUID job) {
    long low = job.getLeastSignificantBits();
    return new Range(
        new UUID(job.getMostSignificantBits(), low & ~LAST_BITS),
        new UUID(job.getMostSignificantBits(), low | LAST_BITS));
  }

  static UUID ofRun(JobId job, int seq) {
    return of(job, seq, RUN);
  }

  static UUID ofItem(JobId job, int seq) {
    return of(job, seq, ITEM);
  }

  /// The run that the item of a batch stands for; empty if the id is no item's.
  public static Optional<UUID> runOfItem(UUID item) {
    long low = item.getLeastSignificantBits();
    return (low & KIND_MASK) == ITEM
        ? Optional.of(new UUID(item.getMostSignificantBits(), (low & ~KIND_MASK) | RUN))
        : Optional.empty();
  }

  private static UUID of(JobId job, int seq, long kind) {
    if (seq < 0 || seq >= PLACES) {
      throw new IllegalArgumentException("place " + seq + " in a job of runs");
    }
    UUID id = job.value();
    long last = ((long) seq << KIND_BITS) | kind;
    return new UUID(
        id.getMostSignificantBits(), (id.getLeastSignificantBits() & ~LAST_BITS) | last);
  }
}
