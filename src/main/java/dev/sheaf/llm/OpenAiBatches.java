package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.time.Time;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's Batch API: a file of requests, a batch over it that carries our key as metadata, and
/// two result files, one with answers and one with errors.
final class OpenAiBatches implements BatchClient {

  static final String METADATA_KEY = "sheaf_key";

  private static final String ENDPOINT = "/v1/chat/completions";
  private static final long YEAR_9999 = 253_370_764_800L;

  private final LlmSettings settings;
  private final RequestWriter writer;
  private final Channel channel;
  private final LineReader reader;
  private final Time time;

  OpenAiBatches(
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
      return switch (channel.upload("/files", "batch", file(requests))) {
        case Got.Bad bad -> bad.submitted();
        case Got.Ok ok -> create(key, ok.body().path("id").asString(""));
      };
    } catch (FailureException e) {
      return new Submitted.Rejected(e.failure());
    }
  }

  private byte[] file(List<BatchRequest> requests) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (BatchRequest request : requests) {
      ObjectNode line = Json.MAPPER.createObjectNode();
      line.put("custom_id", request.customId()).put("method", "POST").put("url", ENDPOINT);
      line.set("body", writer.body(request.prompt()));
      Batching.write(file, line, '\n');
    }
    return file.toByteArray();
  }

  private Submitted create(String key, String fileId) throws InterruptedException {
    if (!Batching.isId(fileId)) {
      return new Submitted.NotYet(Batching.noId(fileId), null);
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("input_file_id", fileId).put("endpoint", ENDPOINT).put("completion_window", "24h");
    body.putObject("metadata").put(METADATA_KEY, key);
    return switch (channel.create("/batches", Json.MAPPER.writeValueAsBytes(body), key)) {
      case Got.Bad bad -> bad.submitted();
      case Got.Ok ok -> Batching.taken(ok, key);
    };
  }

  @Override
  public Found find(String key, Instant notBefore, int requests) throws InterruptedException {
    BatchHandle.requireKey(key);
    try {
      return search(key, notBefore.minus(Batching.CLOCK_SKEW));
    } catch (FailureException e) {
      return new Found.Unclear(e.failure(), null);
    }
  }

  private Found search(String key, Instant oldest) throws InterruptedException {
    String after = "";
    for (int page = 0; page < Batching.PAGES_MAX; page++) {
      switch (channel.get("/batches?limit=" + Batching.PAGE_SIZE + after)) {
        case Got.Bad bad -> {
          return new Found.Unclear(bad.failure(), bad.notBefore());
        }
        case Got.Ok ok when !Batching.isList(ok) -> {
          return Batching.noList();
        }
        case Got.Ok ok -> {
          Optional<BatchHandle> ours = ours(ok.body().path("data"), key);
          if (ours.isPresent()) {
            return new Found.Batch(ours.get());
          }
          if (isLastPage(ok.body(), oldest)) {
            return new Found.Nothing();
          }
          after = "&after=" + Batching.lastId(ok.body());
        }
      }
    }
    return Batching.listTooLong();
  }

  /// The newest comes first, so after a second try under one key the second is found.
  private static Optional<BatchHandle> ours(JsonNode batches, String key) {
    return batches
        .valueStream()
        .filter(batch -> batch.path("metadata").path(METADATA_KEY).asString("").equals(key))
        .map(batch -> new BatchHandle(Batching.safeId(batch.path("id").asString("")), key))
        .findFirst();
  }

  private static boolean isLastPage(JsonNode list, Instant oldest) {
    JsonNode data = list.path("data");
    Instant last = created(data.path(data.size() - 1));
    return data.isEmpty() || !list.path("has_more").asBoolean(false) || last.isBefore(oldest);
  }

  @Override
  public @Nullable Failure cancel(BatchHandle handle) throws InterruptedException {
    return channel.stop(path(handle) + "/cancel");
  }

  @Override
  public BatchState poll(BatchHandle handle) throws InterruptedException {
    return switch (channel.get(path(handle))) {
      case Got.Bad bad -> new BatchState.Trouble(bad.failure(), bad.notBefore());
      case Got.Ok ok -> state(ok.body());
    };
  }

  private BatchState state(JsonNode batch) {
    BatchState.Counts counts = counts(batch.path("request_counts"));
    Optional<BatchState.Status> ended = ended(batch);
    if (ended.isPresent()) {
      return new BatchState.Ended(ended.get(), message(batch), counts);
    }
    return new BatchState.Running(
        Batching.pollAfter(settings, created(batch), time.instant()), counts);
  }

  private static Optional<BatchState.Status> ended(JsonNode batch) {
    return switch (batch.path("status").asString("")) {
      case "completed" -> Optional.of(BatchState.Status.COMPLETED);
      case "failed" -> Optional.of(BatchState.Status.FAILED);
      case "expired" -> Optional.of(BatchState.Status.EXPIRED);
      case "cancelled" -> Optional.of(BatchState.Status.CANCELLED);
      // validating, in_progress, finalizing, cancelling, and what may be invented later
      default -> Optional.empty();
    };
  }

  private String message(JsonNode batch) {
    JsonNode error = batch.path("errors").path("data").path(0);
    String said = settings.apiKey().scrub(error.path("message").asString(""));
    return said.isBlank()
        ? "The provider's batch is " + batch.path("status").asString("") + "."
        : TokenBudget.cut(said, Failure.MESSAGE_MAX);
  }

  private static BatchState.Counts counts(JsonNode counts) {
    return new BatchState.Counts(
        counts.path("total").asLong(0),
        counts.path("completed").asLong(0),
        counts.path("failed").asLong(0));
  }

  private static Instant created(JsonNode batch) {
    return Instant.ofEpochSecond(Math.clamp(batch.path("created_at").asLong(0), 0, YEAR_9999));
  }

  @Override
  public Collected collect(
      BatchHandle handle, Function<String, @Nullable Prompt> prompts, Consumer<BatchLine> lines)
      throws InterruptedException {
    Gathering gathering = new Gathering("", prompts, lines, this::answer);
    return switch (channel.get(path(handle))) {
      case Got.Bad bad -> gathering.ended(bad.failure());
      case Got.Ok ok -> gathering.ended(read(ok.body(), handle, gathering));
    };
  }

  private @Nullable Failure read(JsonNode batch, BatchHandle handle, Gathering gathering)
      throws InterruptedException {
    String key = batch.path("metadata").path(METADATA_KEY).asString(handle.key());
    if (!key.equals(handle.key())) {
      return Gathering.notOurs();
    }
    if (ended(batch).isEmpty()) {
      return Batching.stillRunning();
    }
    for (String field : List.of("output_file_id", "error_file_id")) {
      String fileId = batch.path(field).asString("");
      Failure failure = fileId.isEmpty() ? null : readFile(fileId, gathering);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  private @Nullable Failure readFile(String fileId, Gathering gathering)
      throws InterruptedException {
    return Batching.isId(fileId)
        ? channel.lines("/files/" + fileId + "/content", gathering::take)
        : Batching.noId(fileId);
  }

  private Answer answer(Prompt prompt, JsonNode line) {
    JsonNode response = line.path("response");
    JsonNode error = line.path("error");
    if (error.isObject() && !response.isObject()) {
      String message = settings.apiKey().scrub(error.path("message").asString(""));
      return reader.lost(code(error.path("code").asString("")), message);
    }
    int status = response.path("status_code").asInt(0);
    return status >= 400
        ? reader.error(status, response.path("body"))
        : reader.reply(prompt, response.path("body"));
  }

  private static String code(String said) {
    return switch (said) {
      case "batch_expired" -> "LLM_BATCH_EXPIRED";
      case "batch_cancelled" -> "LLM_BATCH_CANCELLED";
      default -> "LLM_BATCH_LINE_FAILED";
    };
  }

  private static String path(BatchHandle handle) {
    return "/batches/" + handle.batchId();
  }
}
