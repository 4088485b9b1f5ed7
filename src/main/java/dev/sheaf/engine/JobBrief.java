package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a poll needs of a job's row. Its input can be large and never changes, so it is read apart,
/// with [Engine#inputs].
public record JobBrief(
    JobId id,
    String publicId,
    String kind,
    JobStatus status,
    int itemCount,
    Instant dueAt,
    @Nullable Failure failure) {}
