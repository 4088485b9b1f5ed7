package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Rules that the batches of both providers share.
final class Batching {

  /// Clocks of the provider and of ours may differ by so much.
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  static final int PAGE_SIZE = 100;

  /// A search that has not reached its hour after so many pages gives up.
  static final int PAGES_MAX = 50;

  private static final Duration POLL_MAX = Duration.ofMinutes(5);

  private static final int PREFIX_BYTES = 6;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,159}");

  private Batching() {}

  static void check(String key, List<BatchRequest> requests) {
    BatchHandle.requireKey(key);
    if (requests.isEmpty() || requests.size() > BatchClient.REQUESTS_MAX) {
      throw new IllegalArgumentException(
          "a batch of %d requests, must be 1 to %d: cut it into smaller ones"
              .formatted(requests.size(), BatchClient.REQUESTS_MAX));
    }
    Set<String> ids = new HashSet<>();
    for (BatchRequest request : requests) {
      if (!ids.add(request.customId())) {
        throw new IllegalArgumentException(
            "custom id \"" + request.customId() + "\" is there twice, must be unique in a batch");
      }
    }
  }

  /// Writes one JSON value and what follows it.
  ///
  /// @throws FailureException when the file gets larger than providers take
  static void write(ByteArrayOutputStream file, JsonNode value, char then) {
    file.writeBytes(Json.MAPPER.writeValueAsBytes(value));
    file.write(then);
    if (file.size() > BatchClient.FILE_BYTES_MAX) {
      throw new FailureException(
          Failure.caller(
              "LLM_BATCH_TOO_LARGE",
              "The batch is larger than %d bytes; submit it in smaller parts."
                  .formatted(BatchClient.FILE_BYTES_MAX)));
    }
  }

  /// A tenth of the batch's age: often while it is young, seldom when it takes hours.
  static Duration pollAfter(LlmSettings settings, Instant created, Instant now) {
    Duration least = settings.batchPoll();
    Duration wait = Duration.between(created, now).dividedBy(10);
    if (wait.compareTo(POLL_MAX) > 0) {
      wait = POLL_MAX;
    }
    return wait.compareTo(least) < 0 ? least : wait;
  }

  /// A reply without a list must not pass for an empty one: that would mean paying twice.
  static boolean isList(Got.Ok reply) {
    return reply.body().path("data").isArray();
  }

  static Found.Unclear noList() {
    return new Found.Unclear(
        Failure.target("LLM_BAD_REPLY", "The provider was asked for its batches and named none."),
        null);
  }

  static Found.Unclear listTooLong() {
    return new Found.Unclear(
        Failure.target(
            "LLM_BATCH_LIST_TOO_LONG",
            "The provider lists more than %d batches since the submit; ours was not among them."
                .formatted(PAGES_MAX * PAGE_SIZE)),
        null);
  }

  static Failure stillRunning() {
    return Failure.target(
        "LLM_BATCH_RUNNING", "The provider's batch has not ended; there are no results yet.");
  }

  static Submitted taken(Got.Ok created, String key) {
    String id = created.body().path("id").asString("");
    return isId(id)
        ? new Submitted.Taken(new BatchHandle(id, key))
        : new Submitted.NotYet(
            Failure.target("LLM_BAD_REPLY", "The provider took the batch but named no id."), null);
  }

  /// Ids come from outside and become parts of URLs.
  static String safeId(String id) {
    if (!isId(id)) {
      throw new FailureException(noId(id));
    }
    return id;
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  static Failure noId(String id) {
    return Failure.target("LLM_BAD_REPLY", "The provider named an id that is none: " + id);
  }

  static String lastId(JsonNode list) {
    JsonNode data = list.path("data");
    return safeId(data.path(data.size() - 1).path("id").asString(""));
  }

  /// What marks the custom ids of a batch as ours where the provider keeps nothing else: the start
  /// of the key's SHA-256.
  static String prefix(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, PREFIX_BYTES) + "_";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
