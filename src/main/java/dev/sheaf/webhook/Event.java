package dev.sheaf.webhook;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event with the history of its attempts. `place` counts a job's events from 1; `body` is as it
/// was enqueued; `sending` says that a node holds it for an attempt right now; `nextAt` is set
/// exactly while the event waits, `settledAt` once it does not.
public record Event(
    EventId id,
    @Nullable JobId jobId,
    int place,
    String type,
    URI url,
    byte[] body,
    EventStatus status,
    boolean sending,
    int attemptsMax,
    @Nullable Instant nextAt,
    Instant createdAt,
    @Nullable Instant settledAt,
    List<Attempt> attempts) {

  /// One try at sending, numbered from 1: either `statusCode` is set, or `failure` is.
  public record Attempt(
      int number,
      Instant at,
      Duration duration,
      @Nullable Integer statusCode,
      @Nullable Failure failure,
      @Nullable String excerpt) {}
}
