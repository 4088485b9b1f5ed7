package dev.sheaf.dialect.lindo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where one job stands, and its place in an answer. Which fields there are is decided here alone
/// (contract, 1.3): what does not apply is left out, never null.
///
/// @param startsAt for a scheduled job
record Standing(
    WorkKind kind,
    Status status,
    String message,
    @Nullable ObjectNode result,
    @Nullable String error,
    @Nullable Instant startsAt) {

  static final int POLL_MS = 5_000;
  private static final int POLL_LONGEST_MS = 60_000;

  static Standing scheduled(WorkKind kind, Instant startsAt) {
    String message = "Scheduled for " + startsAt + ".";
    return new Standing(kind, Status.SCHEDULED, message, null, null, startsAt);
  }

  static Standing running(WorkKind kind, String message, @Nullable ObjectNode result) {
    return new Standing(kind, Status.RUNNING, message, result, null, null);
  }

  static Standing ended(WorkKind kind, Status status, String message, ObjectNode result) {
    return new Standing(kind, status, message, result, null, null);
  }

  static Standing errored(WorkKind kind, String error, @Nullable ObjectNode result) {
    return new Standing(kind, Status.ERRORED, kind.failed(error), result, error, null);
  }

  /// When to ask again, while the job is not done (contract, 1.6).
  int pollAfterMs(Instant now) {
    if (startsAt == null) {
      return POLL_MS;
    }
    long wait = Duration.between(now, startsAt).toMillis();
    return Math.clamp(wait, POLL_MS, POLL_LONGEST_MS);
  }

  /// The answer to a poll of this job alone.
  ObjectNode answer(String recordId, Instant now) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("done", status.isDone()).put("status", status.word());
    body.put("record_id", recordId).put("message", message);
    if (!status.isDone()) {
      body.put("poll_after_ms", pollAfterMs(now));
    }
    return end(body);
  }

  /// The job as an item of a batch answer.
  ObjectNode item(String recordId) {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("success", true);
    item.put("record_id", recordId).put("done", status.isDone());
    return end(item.put("status", status.word()).put("message", message));
  }

  /// A standing may be told again, and of a result the [Envelope] takes away fields, but changes
  /// none.
  private ObjectNode end(ObjectNode body) {
    if (result != null) {
      body.putObject("result").setAll(result);
    }
    if (error != null) {
      body.put("error", error);
    }
    return body;
  }
}
