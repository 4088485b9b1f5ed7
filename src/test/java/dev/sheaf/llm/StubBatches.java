package dev.sheaf.llm;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// All batches and files of [StubProvider], and how they look in either format.
final class StubBatches {

  private final InstantSource clock;
  private final Map<String, StubBatch> batches = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> files = new LinkedHashMap<>();

  private Set<StubBatchFault> faults = EnumSet.noneOf(StubBatchFault.class);
  private int looksToEnd = 1;

  StubBatches(InstantSource clock) {
    this.clock = clock;
  }

  /// As if it had never been asked.
  synchronized void reset() {
    batches.clear();
    files.clear();
    faults = EnumSet.noneOf(StubBatchFault.class);
  }

  synchronized void faults(Set<StubBatchFault> wanted) {
    faults = wanted;
  }

  synchronized void looksToEnd(int looks) {
    looksToEnd = looks;
  }

  synchronized List<StubBatch> all() {
    return List.copyOf(batches.values());
  }

  synchronized String addFile(List<JsonNode> lines) {
    String id = "file-" + (files.size() + 1);
    files.put(id, lines);
    return id;
  }

  synchronized Optional<List<JsonNode>> file(String id) {
    return Optional.ofNullable(files.get(id));
  }

  synchronized StubBatch add(Provider provider, JsonNode metadata, List<JsonNode> requests) {
    boolean openAi = provider == Provider.OPENAI;
    String id = (openAi ? "batch_" : "msgbatch_") + (batches.size() + 1);
    StubBatch batch =
        new StubBatch(
            id,
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            metadata,
            requests,
            faults,
            openAi ? StubLines.OPENAI : StubLines.ANTHROPIC);
    batches.put(id, batch);
    return batch;
  }

  synchronized Optional<StubBatch> look(String id) {
    Optional<StubBatch> batch = get(id);
    batch.ifPresent(found -> found.look(looksToEnd));
    return batch;
  }

  synchronized Optional<StubBatch> get(String id) {
    return Optional.ofNullable(batches.get(id));
  }

  /// A page of the list, newest first, from after the given id.
  synchronized ObjectNode list(Provider provider, int limit, String after) {
    List<StubBatch> newest = new ArrayList<>(batches.values()).reversed();
    int from = 0;
    while (from < newest.size() && !after.isEmpty() && !newest.get(from++).id.equals(after)) {}
    int to = Math.min(newest.size(), from + limit);
    ObjectNode page = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode data = page.putArray("data");
    newest.subList(from, to).forEach(batch -> data.add(describe(provider, batch)));
    return page.put("has_more", to < newest.size());
  }

  ObjectNode describe(Provider provider, StubBatch batch) {
    return provider == Provider.OPENAI ? openAi(batch) : anthropic(batch);
  }

  private static ObjectNode openAi(StubBatch batch) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("id", batch.id).put("object", "batch");
    node.put("status", openAiStatus(batch)).put("created_at", batch.created.getEpochSecond());
    node.set("metadata", batch.metadata);
    boolean results = batch.hasEnded() && !batch.has(StubBatchFault.FAILS);
    node.put("output_file_id", results && batch.done() > 0 ? "out-" + batch.id : null);
    node.put("error_file_id", results && !batch.errorLines().isEmpty() ? "err-" + batch.id : null);
    if (batch.hasEnded() && batch.has(StubBatchFault.FAILS)) {
      ObjectNode errors = node.putObject("errors").put("object", "list");
      errors.putArray("data").addObject().put("message", "The input file is not valid.");
    }
    int done = batch.hasEnded() ? batch.done() - batch.errored() : 0;
    node.putObject("request_counts")
        .put("total", batch.requests.size())
        .put("completed", done)
        .put("failed", batch.hasEnded() ? batch.errored() : 0);
    return node;
  }

  private static String openAiStatus(StubBatch batch) {
    if (!batch.hasEnded()) {
      return "in_progress";
    }
    if (batch.has(StubBatchFault.FAILS)) {
      return "failed";
    }
    if (batch.has(StubBatchFault.CANCELLED)) {
      return "cancelled";
    }
    return batch.expires() ? "expired" : "completed";
  }

  private static ObjectNode anthropic(StubBatch batch) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", batch.id).put("type", "message_batch").put("created_at", "" + batch.created);
    node.put("processing_status", batch.hasEnded() ? "ended" : "in_progress");
    boolean cancelled = batch.has(StubBatchFault.CANCELLED);
    node.put("cancel_initiated_at", cancelled ? "" + batch.created : null);
    // a client that sends its key to this address would be caught out: nothing listens there
    node.put("results_url", batch.hasEnded() ? "http://127.0.0.1:1/elsewhere" : null);
    int total = batch.requests.size();
    int left = total - batch.done();
    boolean ended = batch.hasEnded();
    boolean expired = batch.expires();
    node.putObject("request_counts")
        .put("processing", ended ? 0 : total)
        .put("succeeded", ended ? batch.done() - batch.errored() : 0)
        .put("errored", ended && !expired && !cancelled ? left + batch.errored() : 0)
        .put("canceled", ended && cancelled ? left : 0)
        .put("expired", ended && expired ? left : 0);
    return node;
  }
}
