package dev.sheaf.dialect.runflow;

import dev.sheaf.egress.Urls;
import dev.sheaf.job.JobId;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a callback tells about a batch (2.6) or a run (2.12) that has ended.
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
      @Nullable Long durationMs,
      String createdAt,
      @Nullable String completedAt,
      @Nullable JsonNode metadata) {}

  private record OfRun(
      String event,
      UUID runId,
      String status,
      @Nullable JsonNode output,
      @Nullable Long durationMs,
      String createdAt,
      @Nullable String completedAt,
      @Nullable JsonNode metadata) {}

  private record Wrong(RunError error) {}

  /// Nothing when the batch has not ended or nobody wants to be told.
  Optional<Callbacks.Callback> ofBatch(BatchRow batch) {
    return url(batch.callbackUrl())
        .filter(_ -> batch.isTerminal())
        .map(url -> {
          String event = "batch." + eventWord(batch.status());
          OfBatch body =
              new OfBatch(
                  event,
                  batch.id(),
                  batch.status(),
                  reader.envelope(batch),
                  Times.millisBetween(batch.startedAt(), batch.endedAt()),
                  Times.callback(batch.createdAt()),
                  Times.callbackOrNull(batch.endedAt()),
                  batch.metadata());
          return new Callbacks.Callback(
              batch.orgId(), new JobId(batch.jobId()), url, event, Wire.bytes(body));
        });
  }

  /// Nothing when the run has not ended, nobody wants to be told, or its batch tells.
  Optional<Callbacks.Callback> ofRun(RunRow run) {
    return url(run.callbackUrl())
        .filter(_ -> run.isTerminal())
        .map(url -> {
          boolean good = run.status().equals("succeeded");
          String event = "run." + (good ? "completed" : eventWord(run.status()));
          OfRun body =
              new OfRun(
                  event,
                  run.id(),
                  run.status(),
                  output(run),
                  Times.millisBetween(run.startedAt(), run.endedAt()),
                  Times.callback(run.createdAt()),
                  Times.callbackOrNull(run.endedAt()),
                  run.metadata());
          return new Callbacks.Callback(
              run.orgId(), new JobId(run.jobId()), url, event, Wire.bytes(body));
        });
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
