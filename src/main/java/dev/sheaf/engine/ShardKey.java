package dev.sheaf.engine;

import dev.sheaf.job.JobId;

/// A shard's place: its job, its stage, its number in the stage.
record ShardKey(JobId jobId, int stageNo, int no) {

  @Override
  public String toString() {
    return "shard %d of stage %d of job %s".formatted(no, stageNo, jobId);
  }

  /// What its batch at a provider is known by, for ever.
  String bulkKey() {
    return "%s-%d-%d".formatted(jobId, stageNo, no);
  }
}
