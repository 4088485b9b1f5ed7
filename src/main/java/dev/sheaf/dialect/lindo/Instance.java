package dev.sheaf.dialect.lindo;

import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A job as the older, generic endpoints tell of it (contract, 2.5).
record Instance(
    JobId id,
    @Nullable JobId pages,
    String recordId,
    WorkKind kind,
    JobStatus status,
    boolean isPaused,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  String instanceId() {
    return Orders.instanceId(recordId);
  }

  String word() {
    return switch (status) {
      case SCHEDULED, QUEUED -> isPaused ? "paused" : "queued";
      case RUNNING -> isPaused ? "paused" : "running";
      case COMPLETE, PARTIAL -> "completed";
      case ERRORED -> "failed";
      case CANCELLED -> "terminated";
    };
  }

  ObjectNode entry() {
    ObjectNode entry = Answers.object().put("workflow_name", kind.word());
    entry.put("workflow_instance_id", instanceId()).put("status", word());
    entry.put("started_at", time(startedAt == null ? createdAt : startedAt));
    entry.put("completed_at", time(endedAt));
    return entry.put("duration", duration());
  }

  private @Nullable Long duration() {
    return startedAt == null || endedAt == null
        ? null
        : Duration.between(startedAt, endedAt).toMillis();
  }

  ObjectNode whole(@Nullable Standing standing) {
    ObjectNode whole = Answers.object().put("instance_id", instanceId());
    whole.put("workflow_name", kind.word()).put("status", word());
    whole.put("created_at", Times.iso(createdAt));
    Instant changed = endedAt != null ? endedAt : startedAt != null ? startedAt : createdAt;
    whole.put("updated_at", Times.iso(changed));
    if (standing != null && standing.result() != null) {
      whole.set("output", standing.result());
    }
    return standing == null || standing.error() == null
        ? whole
        : whole.put("error", standing.error());
  }

  private static @Nullable String time(@Nullable Instant moment) {
    return moment == null ? null : Times.iso(moment);
  }
}
