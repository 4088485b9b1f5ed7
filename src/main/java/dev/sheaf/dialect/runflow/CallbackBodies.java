package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.egress.Urls;
import dev.sheaf.job.JobId;
import dev.sheaf.webhook.NewEvent;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a callback tells about a batch (2.6) or a run (2.12) that has ended. What would be larger
/// than an event may be goes without the outputs, and says so: they are there to be read.
public final class CallbackBodies {

  private final Reader reader;

  public CallbackBodies(Reader reader) {
    this.reader = reader;
  }

  private record OfBatch(
      String event,
      UUID batchId,
      String status,
      Envelope output,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean outputOmitted,
      @Nullable Long durationMs,
      String createdAt,
      @Nullable String completedAt,
      @Nullable JsonNode metadata) {}

  private record OfRun(
      String event,
      UUID runId,
      String status,
      @Nullable JsonNode output,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean outputOmitted,
      @Nullable Long durationMs,
      String createdAt,
      @Nullable String completedAt,
      @Nullable JsonNode metadata) {}

  private record Wrong(RunError error) {}

  /// What is told of something that has ended.
  record News(UUID orgId, JobId job, String event, byte[] body) {

    Callbacks.Callback to(URI url) {
      return new Callbacks.Callback(orgId, job, url, event, body);
    }
  }

  /// Nothing when the batch has not ended or nobody wants to be told.
  Optional<Callbacks.Callback> ofBatch(BatchRow batch) {
    return url(batch.callbackUrl())
        .filter(_ -> batch.isTerminal())
        .map(url -> newsOf(batch).to(url));
  }

  /// Nothing when the run has not ended, nobody wants to be told, or its batch tells.
  Optional<Callbacks.Callback> ofRun(RunRow run) {
    return url(run.callbackUrl()).filter(_ -> run.isTerminal()).map(url -> newsOf(run).to(url));
  }

  News newsOf(BatchRow batch) {
    String event = "batch." + eventWord(batch.status());
    Envelope whole = reader.envelope(batch);
    byte[] body = Wire.bytes(body(event, batch, whole, null));
    if (body.length > NewEvent.BODY_MAX) {
      body = Wire.bytes(body(event, batch, whole.withoutOutputs(), true));
    }
    if (body.length > NewEvent.BODY_MAX) {
      body = Wire.bytes(body(event, batch, whole.withoutItems(), true));
    }
    return new News(batch.orgId(), new JobId(batch.jobId()), event, body);
  }

  private static OfBatch body(
      String event, BatchRow batch, Envelope envelope, @Nullable Boolean omitted) {
    return new OfBatch(
        event,
        batch.id(),
        batch.status(),
        envelope,
        omitted,
        Times.millisBetween(batch.startedAt(), batch.endedAt()),
        Times.callback(batch.createdAt()),
        Times.callbackOrNull(batch.endedAt()),
        batch.metadata());
  }

  News newsOf(RunRow run) {
    boolean good = run.status().equals("succeeded");
    String event = "run." + (good ? "completed" : eventWord(run.status()));
    byte[] body = Wire.bytes(body(event, run, output(run), null));
    if (body.length > NewEvent.BODY_MAX) {
      body = Wire.bytes(body(event, run, null, true));
    }
    return new News(run.orgId(), new JobId(run.jobId()), event, body);
  }

  private static OfRun body(
      String event, RunRow run, @Nullable JsonNode output, @Nullable Boolean omitted) {
    return new OfRun(
        event,
        run.id(),
        run.status(),
        output,
        omitted,
        Times.millisBetween(run.startedAt(), run.endedAt()),
        Times.callback(run.createdAt()),
        Times.callbackOrNull(run.endedAt()),
        run.metadata());
  }

  private static @Nullable JsonNode output(RunRow run) {
    return run.error() == null ? run.output() : Wire.JSON.valueToTree(new Wrong(run.error()));
  }

  /// Events spell it with two l's (6.1).
  private static String eventWord(String status) {
    return status.equals("canceled") ? "cancelled" : status;
  }

  private static Optional<URI> url(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(Urls::parse);
  }
}
