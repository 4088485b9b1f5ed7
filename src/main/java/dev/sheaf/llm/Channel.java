package dev.sheaf.llm;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Limits;
import dev.sheaf.egress.Multipart;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.RetryAfter;
import dev.sheaf.failure.Failure;
import dev.sheaf.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The way to one provider: every call goes to the configured base URL with the key, and comes back
/// as a [Got]. The server is the operator's own choice, so it may be inside the house.
final class Channel {

  /// How a provider says that what shall stop has ended.
  private static final int CONFLICT = 409;

  /// A long answer has some hundred kilobytes.
  static final int REPLY_BYTES_MAX = 16 * 1024 * 1024;

  /// Results hold what was asked for and what it was answered in; they are read into memory whole,
  /// and from there line by line.
  static final int RESULTS_BYTES_MAX = (int) BatchClient.FILE_BYTES_MAX;

  /// Files of batches are large, and nobody waits for them.
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);

  /// Trying again cannot help with these.
  private static final Set<String> LASTING = Set.of("BODY_TOO_LARGE", "BAD_URL", "ADDRESS_REFUSED");

  private final LlmSettings settings;
  private final Wire wire;
  private final GuardedClient http;
  private final Time time;
  private final Faults faults;
  private volatile Instant closedUntil = Instant.EPOCH;

  Channel(LlmSettings settings, Wire wire, GuardedClient http, Time time) {
    this.settings = settings;
    this.wire = wire;
    this.http = http;
    this.time = time;
    this.faults = new Faults(settings);
  }

  Got post(String path, JsonNode body, String idempotencyKey) throws InterruptedException {
    return got(call("POST", path, Json.MAPPER.writeValueAsBytes(body), idempotencyKey));
  }

  /// Creates a batch from a body of JSON that is already written. This must not happen twice, but
  /// the HTTP library quietly sends a request again when a pooled connection dies under it; a
  /// client of its own has no pooled connection.
  Got create(String path, byte[] json, String idempotencyKey) throws InterruptedException {
    try (GuardedClient unpooled = new GuardedClient(http.policy())) {
      return got(unpooled, call("POST", path, json, idempotencyKey).with(fileLimits()));
    }
  }

  /// Asks for something to be stopped.
  ///
  /// @return why that has to be asked again, or null; a provider that will not stop it has nothing
  ///   to stop
  @Nullable Failure stop(String path) throws InterruptedException {
    return switch (got(call("POST", path, null, ""))) {
      case Got.Ok _ -> null;
      case Got.Bad bad -> bad.retryable() && bad.status() != CONFLICT ? bad.failure() : null;
    };
  }

  Got get(String path) throws InterruptedException {
    return got(call("GET", path, null, ""));
  }

  /// Uploads a file of JSON lines as a form, as OpenAI wants it.
  Got upload(String path, String purpose, byte[] jsonLines) throws InterruptedException {
    Multipart form =
        Multipart.form()
            .field("purpose", purpose)
            .file("file", "batch.jsonl", "application/jsonl", jsonLines)
            .build();
    Call call = Call.postMultipart(uri(path), form).with(headers("")).toTrusted();
    return got(call.with(fileLimits()));
  }

  /// Hands on a file line by line.
  ///
  /// @return why it could not be read; then no line was handed on
  @Nullable Failure lines(String path, Consumer<String> sink) throws InterruptedException {
    return switch (http.call(call("GET", path, null, "").with(fileLimits()))) {
      case Reply.Answered answered when answered.isSuccess() -> {
        Lines.of(answered.body()).forEach(sink);
        yield null;
      }
      case Reply.Answered answered -> bad(answered).failure();
      case Reply.Failed failed -> failed.failure();
    };
  }

  private Call call(String method, String path, byte @Nullable [] body, String idempotencyKey) {
    return new Call(
        method,
        uri(path),
        headers(idempotencyKey),
        body,
        body == null ? null : "application/json",
        new Limits(
            settings.connectTimeout(),
            settings.readTimeout(),
            settings.totalTimeout(),
            REPLY_BYTES_MAX,
            false),
        true);
  }

  private Limits fileLimits() {
    return new Limits(
        settings.connectTimeout(), FILE_TIMEOUT, FILE_TIMEOUT, RESULTS_BYTES_MAX, false);
  }

  private URI uri(String path) {
    return URI.create(settings.baseUrl() + path);
  }

  private Headers headers(String idempotencyKey) {
    Headers headers = Headers.of("Accept", "application/json");
    for (var header : wire.headers().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue());
    }
    return idempotencyKey.isEmpty() ? headers : headers.with("Idempotency-Key", idempotencyKey);
  }

  private Got got(Call call) throws InterruptedException {
    return got(http, call);
  }

  private Got got(GuardedClient client, Call call) throws InterruptedException {
    return switch (client.call(call)) {
      case Reply.Answered answered -> got(answered);
      case Reply.Failed failed -> failed(failed.failure());
    };
  }

  private Got got(Reply.Answered answered) {
    if (!answered.isSuccess()) {
      return bad(answered);
    }
    JsonNode body = json(answered.body());
    Got.Ok ok = new Got.Ok(body, rates(answered.headers()));
    return body.isObject() ? ok : senseless(ok);
  }

  /// A reply with a good status that is not what was asked for: some proxy's page, most likely.
  Got.Bad senseless(Got.Ok ok) {
    String said = faults.said(ok.body());
    String message =
        said.isEmpty()
            ? "The model server answered with something that is no answer; check the base URL."
            : "The model server answered with an error: " + said;
    return new Got.Bad(200, Failure.target("LLM_BAD_REPLY", message), true, null, ok.rates());
  }

  private Got.Bad bad(Reply.Answered answered) {
    Faults.Fault fault = faults.of(answered.status(), json(answered.body()));
    RateHint rates = rates(answered.headers());
    Instant notBefore = fault.retryable() ? notBefore(answered.headers(), rates) : null;
    return new Got.Bad(answered.status(), fault.failure(), fault.retryable(), notBefore, rates);
  }

  /// `Retry-After` is meant for this call; without it, the limit that is used up says when it is
  /// full again.
  private @Nullable Instant notBefore(Headers headers, RateHint rates) {
    Instant now = time.instant();
    Instant at = RetryAfter.parse(headers, now).orElseGet(rates::exhaustedUntil);
    Instant latest = now.plus(RetryAfter.MAX);
    return at != null && at.isAfter(latest) ? latest : at;
  }

  private Got.Bad failed(Failure failure) {
    boolean retryable = !LASTING.contains(failure.code());
    return new Got.Bad(0, failure, retryable, null, RateHint.NONE);
  }

  /// When the limit that was used up at the latest answer is full again; past where none was.
  Instant closedUntil() {
    return closedUntil;
  }

  private RateHint rates(Headers headers) {
    RateHint rates = wire.rates(headers::first, time.instant());
    Instant until = rates.exhaustedUntil();
    closedUntil = until == null ? Instant.EPOCH : until;
    return rates;
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
