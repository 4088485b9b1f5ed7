package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import dev.sheaf.job.Tally;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The right of a node to work on a shard, with the shard as it was when the lease was taken. The
/// epoch is the fencing token: it grows with every lease, and a write with an old one is refused.
record Lease(
    ShardKey shard,
    UUID node,
    int epoch,
    int seqFrom,
    int seqTo,
    int lowWater,
    int startMark,
    @Nullable Bulk bulk,
    List<Integer> cancels,
    Tally tally) {

  JobId jobId() {
    return shard.jobId();
  }

  int stageNo() {
    return shard.stageNo();
  }

  /// Where the hand-over to a provider stands. The handle is null while it is being submitted.
  record Bulk(BulkPhase phase, Instant since, @Nullable String handle, int tries) {}
}
