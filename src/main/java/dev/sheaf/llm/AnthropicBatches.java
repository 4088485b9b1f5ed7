package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.time.Time;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Anthropic's Message Batches: one request with all prompts, one file of results. The provider
/// keeps nothing of ours but the custom ids, so those begin with a digest of the key. The address
/// of the results is ours to make: a key is never sent where a reply points to.
final class AnthropicBatches implements BatchClient {

  private static final String PATH = "/v1/messages/batches";

  private final LlmSettings settings;
  private final RequestWriter writer;
  private final Channel channel;
  private final LineReader reader;
  private final Time time;

  AnthropicBatches(
      LlmSettings settings, RequestWriter writer, Channel channel, LineReader reader, Time time) {
    this.settings = settings;
    this.writer = writer;
    this.channel = channel;
    this.reader = reader;
    this.time = time;
  }

  @Override
  public Submitted submit(String key, List<BatchRequest> requests) throws InterruptedException {
    Batching.check(key, requests);
    try {
      writer.check(requests);
      return switch (channel.create(PATH, body(key, requests), key)) {
        case Got.Bad bad -> bad.submitted();
        case Got.Ok ok -> Batching.taken(ok, key);
      };
    } catch (FailureException e) {
      return new Submitted.Rejected(e.failure());
    }
  }

  /// Written piece by piece: as one tree, fifty thousand prompts would be in memory three times.
  private byte[] body(String key, List<BatchRequest> requests) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"requests\":[".getBytes(StandardCharsets.UTF_8));
    String prefix = Batching.prefix(key);
    int left = requests.size();
    for (BatchRequest request : requests) {
      ObjectNode one = Json.MAPPER.createObjectNode();
      one.put("custom_id", prefix + request.customId());
      one.set("params", writer.body(request.prompt()));
      Batching.write(body, one, --left == 0 ? ']' : ',');
    }
    body.write('}');
    return body.toByteArray();
  }

  @Override
  public Found find(String key, Instant notBefore, int requests) throws InterruptedException {
    BatchHandle.requireKey(key);
    try {
      return new AnthropicSearch(channel, key, notBefore, requests).run();
    } catch (FailureException e) {
      return new Found.Unclear(e.failure(), null);
    }
  }

  @Override
  public @Nullable Failure cancel(BatchHandle handle) throws InterruptedException {
    return channel.stop(path(handle.batchId()) + "/cancel");
  }

  @Override
  public BatchState poll(BatchHandle handle) throws InterruptedException {
    return switch (channel.get(path(handle.batchId()))) {
      case Got.Bad bad -> new BatchState.Trouble(bad.failure(), bad.notBefore());
      case Got.Ok ok -> state(ok.body());
    };
  }

  private BatchState state(JsonNode batch) {
    JsonNode counts = batch.path("request_counts");
    BatchState.Counts sums =
        new BatchState.Counts(
            total(batch),
            counts.path("succeeded").asLong(0),
            total(batch)
                - counts.path("succeeded").asLong(0)
                - counts.path("processing").asLong(0));
    return hasEnded(batch)
        ? ended(batch, sums)
        : new BatchState.Running(
            Batching.pollAfter(settings, created(batch), time.instant()), sums);
  }

  /// The provider knows one end only; which it was stands in the counts.
  private static BatchState ended(JsonNode batch, BatchState.Counts sums) {
    BatchState.Status status;
    if (batch.path("request_counts").path("expired").asLong(0) > 0) {
      status = BatchState.Status.EXPIRED;
    } else if (batch.path("cancel_initiated_at").isString()) {
      status = BatchState.Status.CANCELLED;
    } else {
      status = BatchState.Status.COMPLETED;
    }
    return new BatchState.Ended(
        status, "The provider's batch has ended: " + batch.path("request_counts"), sums);
  }

  @Override
  public Collected collect(
      BatchHandle handle, Function<String, @Nullable Prompt> prompts, Consumer<BatchLine> lines)
      throws InterruptedException {
    String prefix = Batching.prefix(handle.key());
    Gathering gathering = new Gathering(prefix, prompts, lines, this::answer);
    return switch (channel.get(path(handle.batchId()))) {
      case Got.Bad bad -> gathering.ended(bad.failure());
      case Got.Ok ok when !hasEnded(ok.body()) -> gathering.ended(Batching.stillRunning());
      case Got.Ok ok -> gathering.ended(channel.lines(results(handle), gathering::take));
    };
  }

  private Answer answer(Prompt prompt, JsonNode line) {
    JsonNode result = line.path("result");
    return switch (result.path("type").asString("")) {
      case "succeeded" -> reader.reply(prompt, result.path("message"));
      case "errored" -> reader.error(status(result.path("error")), result.path("error"));
      case "expired" ->
          reader.lost("LLM_BATCH_EXPIRED", "The batch expired before this request ran.");
      case "canceled" ->
          reader.lost("LLM_BATCH_CANCELLED", "The batch was cancelled before this request ran.");
      default -> reader.lost("LLM_BAD_REPLY", "The line of the batch has no known result type.");
    };
  }

  /// The status that the same error has in a live call.
  private static int status(JsonNode error) {
    return switch (error.path("error").path("type").asString("")) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "billing_error" -> 402;
      case "permission_error" -> 403;
      case "not_found_error" -> 404;
      case "request_too_large" -> 413;
      case "rate_limit_error" -> 429;
      case "overloaded_error" -> 529;
      default -> 500;
    };
  }

  static boolean hasEnded(JsonNode batch) {
    return batch.path("processing_status").asString("").equals("ended");
  }

  static long total(JsonNode batch) {
    return batch.path("request_counts").valueStream().mapToLong(count -> count.asLong(0)).sum();
  }

  static Instant created(JsonNode batch) {
    try {
      return Instant.parse(batch.path("created_at").asString(""));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static String results(BatchHandle handle) {
    return results(handle.batchId());
  }

  static String results(String batchId) {
    return path(batchId) + "/results";
  }

  static String path(String batchId) {
    return PATH + "/" + batchId;
  }

  static String listPath(String after) {
    return PATH + "?limit=" + Batching.PAGE_SIZE + after;
  }
}
