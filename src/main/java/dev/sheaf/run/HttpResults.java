package dev.sheaf.run;

import dev.sheaf.asset.Asset;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.RetryAfter;
import dev.sheaf.failure.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What an endpoint's reply means for the run.
final class HttpResults {

  private static final int SAID_MAX = 300;

  private final ExecutorParts parts;

  HttpResults(ExecutorParts parts) {
    this.parts = parts;
  }

  CallResult of(
      Action.Http action, Work work, Reply reply, Duration took, HttpHeaders.Ready ready) {
    CallResult result =
        switch (reply) {
          case Reply.Failed failed -> unanswered(work, failed.failure());
          case Reply.Answered answer when answer.isSuccess() -> good(action, work, answer, took);
          case Reply.Answered answer -> refused(work, answer, ready);
        };
    log(work, result, took);
    return result;
  }

  private static void log(Work work, CallResult result, Duration took) {
    switch (result) {
      case CallResult.Retry retry -> work.warn(retry.why().message());
      case CallResult.Failed failed -> work.warn(failed.failure().message());
      default ->
          work.log()
              .add(
                  "debug",
                  work.target().path() + " answered",
                  Json.object()
                      .put("attempt", work.call().attempt())
                      .put("duration_ms", took.toMillis()));
    }
  }

  /// No answer at all. What can be otherwise the next time is tried again.
  static CallResult unanswered(Work work, Failure failure) {
    String message = work.target().path() + ": " + failure.message();
    return switch (failure.code()) {
      case "READ_TIMEOUT", "DEADLINE_EXCEEDED", "CONNECT_TIMEOUT" ->
          CallResult.retry(RunFailure.of(RunFailure.PROVIDER_TIMEOUT, message));
      case "DNS_FAILED", "CONNECT_FAILED", "TLS_FAILED" ->
          CallResult.retry(RunFailure.of(RunFailure.MODEL_UNAVAILABLE, message));
      case "ADDRESS_REFUSED", "BAD_URL" ->
          CallResult.failed(RunFailure.of(RunFailure.MODEL_UNAVAILABLE, message));
      case "BODY_TOO_LARGE", "BAD_ENCODING" ->
          CallResult.failed(RunFailure.of(RunFailure.OUTPUT_INVALID, message));
      default -> CallResult.retry(RunFailure.of(RunFailure.PROVIDER_ERROR, message));
    };
  }

  private CallResult refused(Work work, Reply.Answered answer, HttpHeaders.Ready ready) {
    int status = answer.status();
    String message =
        "%s answered %d%s".formatted(work.target().path(), status, said(answer, ready));
    if (!isWorthAnotherTry(status)) {
      return CallResult.failed(RunFailure.of(RunFailure.PROVIDER_ERROR, message));
    }
    String code =
        switch (status) {
          case 429 -> RunFailure.PROVIDER_RATE_LIMITED;
          case 408, 504 -> RunFailure.PROVIDER_TIMEOUT;
          default -> RunFailure.PROVIDER_ERROR;
        };
    return new CallResult.Retry(
        RunFailure.of(code, message),
        retryAfter(answer.headers()),
        BigDecimal.ZERO,
        isBusy(status));
  }

  static boolean isWorthAnotherTry(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
  }

  private static boolean isBusy(int status) {
    return status == 429 || status == 503 || status == 529;
  }

  @Nullable Duration retryAfter(Headers headers) {
    Instant now = parts.time().instant();
    return RetryAfter.parse(headers, now).map(at -> Duration.between(now, at)).orElse(null);
  }

  /// How the answer begins, without the secrets it may have sent back.
  private static String said(Reply.Answered answer, HttpHeaders.Ready ready) {
    if (answer.status() >= 300 && answer.status() < 400) {
      return ", and redirects are not followed; give the target its final URL";
    }
    String text = SecretText.scrub(answer.text(), ready.secrets()).replaceAll("\\s+", " ").strip();
    if (text.isEmpty() || text.startsWith("<")) {
      return "";
    }
    return ": " + (text.length() <= SAID_MAX ? text : text.substring(0, SAID_MAX) + "…");
  }

  CallResult good(Action.Http action, Work work, Reply.Answered answer, Duration took) {
    BigDecimal told = Costs.told(action.costHeader(), answer.headers());
    BigDecimal cost = told != null ? told : Costs.of(work.target().price(), took);
    String type = type(answer);
    if (isFile(type)) {
      Asset asset =
          parts.assets().store(work.org(), work.key(), answer.body(), type, Asset.Source.OUTPUT);
      return new CallResult.Succeeded(Outputs.file(asset, Json.object()), cost, null);
    }
    if (type.startsWith("text/") && action.output().isEmpty()) {
      return new CallResult.Succeeded(Outputs.text(answer.text().replace('\0', ' ')), cost, null);
    }
    return json(answer)
        .map(said -> output(action, work, said, cost))
        .orElseGet(() -> invalid(work, "answered with something that is no JSON"));
  }

  /// The output in what the endpoint said.
  static CallResult output(Action.Http action, Work work, JsonNode said, BigDecimal cost) {
    JsonNode output = said.at(JsonPointer.compile(action.output()));
    return output.isMissingNode()
        ? invalid(work, "answered without anything at " + action.output())
        : new CallResult.Succeeded(Outputs.normal(output.deepCopy()), cost, null);
  }

  private static CallResult invalid(Work work, String what) {
    return CallResult.failed(
        RunFailure.of(RunFailure.OUTPUT_INVALID, work.target().path() + " " + what));
  }

  private static String type(Reply.Answered answer) {
    String type = answer.headers().first("Content-Type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isFile(String type) {
    return type.startsWith("image/")
        || type.startsWith("video/")
        || type.startsWith("audio/")
        || type.equals("application/pdf")
        || type.equals("application/zip");
  }

  static Optional<JsonNode> json(Reply.Answered answer) {
    try {
      JsonNode said = Json.MAPPER.readTree(answer.body());
      return said.isMissingNode() ? Optional.empty() : Optional.of(said);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
