package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's row.
public record JobRecord(
    JobId id,
    String publicId,
    UUID orgId,
    String kind,
    JobStatus status,
    boolean paused,
    int priority,
    Limits limits,
    String input,
    Map<String, String> metadata,
    int itemCount,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Failure failure) {

  public JobView view() {
    return new JobView(id, orgId, kind, itemCount, limits, input);
  }

  public <T> T input(Class<T> type) {
    return view().input(type);
  }
}
