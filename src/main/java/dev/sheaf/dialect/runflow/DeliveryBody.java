package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.dialect.runflow.Callbacks.Sent;
import dev.sheaf.failure.Failure;
import dev.sheaf.webhook.Event;
import dev.sheaf.webhook.EventStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A callback's delivery with its attempts (2.6), of a batch or of a run.
record DeliveryBody(
    String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID batchId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID runId,
    String callbackUrl,
    String payloadBytes,
    JsonNode payload,
    @Nullable UUID signingSecretId,
    boolean isAutomatic,
    String statusCode,
    @Nullable String failureReasonCode,
    @Nullable String failureDetail,
    int attemptCount,
    int maxAttempts,
    @Nullable String nextAttemptAt,
    String createdAt,
    String updatedAt,
    @Nullable String completedAt,
    List<AttemptBody> attempts) {

  /// One try.
  record AttemptBody(
      UUID id,
      String deliveryId,
      int attemptNumber,
      @Nullable Integer statusCode,
      @Nullable String responseBody,
      long responseTimeMs,
      @Nullable String errorMessage,
      String createdAt) {

    static AttemptBody of(Event event, Event.Attempt attempt) {
      Failure failure = attempt.failure();
      String name = event.id() + "/" + attempt.number();
      return new AttemptBody(
          UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)),
          event.id().value(),
          attempt.number(),
          attempt.statusCode(),
          attempt.excerpt(),
          attempt.duration().toMillis(),
          failure == null ? null : failure.message(),
          Times.reply(attempt.at()));
    }
  }

  static DeliveryBody ofBatch(UUID batch, Sent sent) {
    return of(batch, null, sent);
  }

  static DeliveryBody ofRun(UUID run, Sent sent) {
    return of(null, run, sent);
  }

  private static DeliveryBody of(@Nullable UUID batch, @Nullable UUID run, Sent sent) {
    Event event = sent.event();
    List<Event.Attempt> tries = event.attempts();
    Event.Attempt last = tries.isEmpty() ? null : tries.getLast();
    Event.Attempt wrong = event.status() == EventStatus.DELIVERED ? null : last;
    return new DeliveryBody(
        event.id().value(),
        batch,
        run,
        event.url().toString(),
        new String(event.body(), StandardCharsets.UTF_8),
        Wire.JSON.readTree(event.body()),
        sent.secretId(),
        sent.isAutomatic(),
        status(event),
        wrong == null ? null : reason(wrong),
        wrong == null ? null : detail(wrong),
        tries.size(),
        event.attemptsMax(),
        Times.replyOrNull(event.nextAt()),
        Times.reply(event.createdAt()),
        Times.reply(updatedAt(event, last)),
        Times.replyOrNull(event.settledAt()),
        tries.stream().map(attempt -> AttemptBody.of(event, attempt)).toList());
  }

  private static String status(Event event) {
    return switch (event.status()) {
      case WAITING -> event.sending() ? "in_flight" : "pending";
      case DELIVERED -> "delivered";
      case FAILED, GONE -> "failed";
    };
  }

  private static Instant updatedAt(Event event, Event.@Nullable Attempt last) {
    if (event.settledAt() != null) {
      return event.settledAt();
    }
    return last == null ? event.createdAt() : last.at().plus(last.duration());
  }

  /// Runflow has five words for what the network has many.
  private static String reason(Event.Attempt attempt) {
    Failure failure = attempt.failure();
    if (failure == null) {
      return "http_error";
    }
    return switch (failure.code()) {
      case "CONNECT_TIMEOUT", "READ_TIMEOUT", "DEADLINE_EXCEEDED" -> "timeout";
      case "TLS_FAILED" -> "tls_error";
      case "ADDRESS_REFUSED", "BAD_URL" -> "blocked_url";
      default -> "connection_error";
    };
  }

  private static String detail(Event.Attempt attempt) {
    Failure failure = attempt.failure();
    return failure == null
        ? "The receiver answered " + attempt.statusCode() + "."
        : failure.message();
  }
}
