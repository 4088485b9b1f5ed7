package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One search for a batch at a provider that keeps no metadata: gather the batches of the right age
/// and size, then let the ids in their results decide.
final class AnthropicSearch {

  private final Channel channel;
  private final String key;
  private final String prefix;
  private final Instant oldest;
  private final int requests;
  private final List<JsonNode> candidates = new ArrayList<>();

  AnthropicSearch(Channel channel, String key, Instant notBefore, int requests) {
    this.channel = channel;
    this.key = key;
    this.prefix = Batching.prefix(key);
    this.oldest = notBefore.minus(Batching.CLOCK_SKEW);
    this.requests = requests;
  }

  Found run() throws InterruptedException {
    Found.Unclear trouble = gather();
    return trouble != null ? trouble : decide();
  }

  private Found.@Nullable Unclear gather() throws InterruptedException {
    String after = "";
    for (int page = 0; page < Batching.PAGES_MAX; page++) {
      switch (channel.get(AnthropicBatches.listPath(after))) {
        case Got.Bad bad -> {
          return new Found.Unclear(bad.failure(), bad.notBefore());
        }
        case Got.Ok ok when !Batching.isList(ok) -> {
          return Batching.noList();
        }
        case Got.Ok ok -> {
          ok.body().path("data").valueStream().filter(this::matches).forEach(candidates::add);
          if (isLastPage(ok.body())) {
            return null;
          }
          after = "&after_id=" + Batching.lastId(ok.body());
        }
      }
    }
    return Batching.listTooLong();
  }

  private boolean matches(JsonNode batch) {
    return AnthropicBatches.total(batch) == requests
        && !AnthropicBatches.created(batch).isBefore(oldest);
  }

  private boolean isLastPage(JsonNode list) {
    JsonNode data = list.path("data");
    return data.isEmpty()
        || !list.path("has_more").asBoolean(false)
        || AnthropicBatches.created(data.path(data.size() - 1)).isBefore(oldest);
  }

  private Found decide() throws InterruptedException {
    List<JsonNode> running = new ArrayList<>();
    for (JsonNode batch : candidates) {
      if (!AnthropicBatches.hasEnded(batch)) {
        running.add(batch);
        continue;
      }
      AtomicBoolean ours = new AtomicBoolean();
      Failure failure =
          channel.lines(results(batch), line -> ours.compareAndSet(false, isOurs(line)));
      if (failure != null) {
        return new Found.Unclear(failure, null);
      }
      if (ours.get()) {
        return found(batch);
      }
    }
    return amongRunning(running);
  }

  private Found amongRunning(List<JsonNode> running) {
    if (running.isEmpty()) {
      return new Found.Nothing();
    }
    return running.size() == 1 ? found(running.getFirst()) : ambiguous(running.size());
  }

  private Found found(JsonNode batch) {
    return new Found.Batch(new BatchHandle(Batching.safeId(batch.path("id").asString("")), key));
  }

  private static Found ambiguous(int candidates) {
    return new Found.Unclear(
        Failure.target(
            "LLM_BATCH_AMBIGUOUS",
            "%d running batches of the provider may be ours; their results will tell."
                .formatted(candidates)),
        null);
  }

  private static String results(JsonNode batch) {
    return AnthropicBatches.results(Batching.safeId(batch.path("id").asString("")));
  }

  /// No need to parse: in what a model wrote, a quote would be escaped.
  private boolean isOurs(String line) {
    return line.contains('"' + prefix);
  }
}
