package dev.sheaf.llm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One batch at [StubProvider]: its requests, how often it was looked at, and, once it has ended,
/// the lines of its result files.
final class StubBatch {

  final String id;
  final Instant created;
  final JsonNode metadata;
  final List<JsonNode> requests;
  final Set<StubBatchFault> faults;

  /// Answers the body of one request.
  @FunctionalInterface
  interface Model {
    ObjectNode apply(JsonNode body, @Nullable StubFault fault);
  }

  private final StubLines format;
  private int looks;
  private int downloads;
  private boolean ended;
  private boolean calledOff;

  StubBatch(
      String id,
      Instant created,
      JsonNode metadata,
      List<JsonNode> requests,
      Set<StubBatchFault> faults,
      StubLines format) {
    this.id = id;
    this.created = created;
    this.metadata = metadata;
    this.requests = List.copyOf(requests);
    this.faults = Set.copyOf(faults);
    this.format = format;
  }

  synchronized void look(int looksToEnd) {
    looks++;
    ended = ended || looks > looksToEnd;
  }

  synchronized void callOff() {
    calledOff = true;
    ended = true;
  }

  synchronized boolean isCalledOff() {
    return calledOff;
  }

  synchronized void end() {
    ended = true;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /// The first download breaks off, the second does not.
  synchronized boolean breaksNow() {
    return downloads++ == 0;
  }

  boolean has(StubBatchFault fault) {
    return faults.contains(fault);
  }

  /// How many requests got an answer before the batch ended.
  int done() {
    if (has(StubBatchFault.FAILS)
        || has(StubBatchFault.CANCELLED)
        || has(StubBatchFault.EXPIRES_UNTOUCHED)) {
      return 0;
    }
    return has(StubBatchFault.EXPIRES_HALF_DONE) ? requests.size() / 2 : requests.size();
  }

  boolean expires() {
    return has(StubBatchFault.EXPIRES_HALF_DONE) || has(StubBatchFault.EXPIRES_UNTOUCHED);
  }

  int errored() {
    return has(StubBatchFault.ONE_ERROR) ? 1 : 0;
  }

  /// The results of what was done, in the order and with the faults that were ordered.
  List<String> resultLines(Model model) {
    List<String> lines = new ArrayList<>();
    int last = has(StubBatchFault.LOSES_ONE) ? done() - 1 : done();
    for (int i = errored(); i < last; i++) {
      JsonNode request = requests.get(i);
      boolean isWrong = i == 0 && has(StubBatchFault.ONE_WRONG_SCHEMA);
      StubFault fault = isWrong ? new StubFault.WrongSchema() : null;
      lines.add(format.succeeded(request, model.apply(format.body(request), fault)).toString());
    }
    if (has(StubBatchFault.DUPLICATES_ONE)) {
      lines.add(lines.getFirst());
    }
    if (has(StubBatchFault.REVERSED)) {
      Collections.reverse(lines);
    }
    if (has(StubBatchFault.JUNK_LINES)) {
      lines.add(0, "{\"custom_id\": \"half a li");
      lines.add(
          lines.getLast().replaceAll("\"custom_id\":\"[^\"]*\"", "\"custom_id\":\"nobodys\""));
      lines.add("");
    }
    return lines;
  }

  /// The lines of the requests that came to nothing.
  List<String> errorLines() {
    List<String> lines = new ArrayList<>();
    int wrong = has(StubBatchFault.FAILS) ? requests.size() : errored();
    for (JsonNode request : requests.subList(0, wrong)) {
      lines.add(format.errored(request).toString());
    }
    boolean cancelled = has(StubBatchFault.CANCELLED);
    if (expires() || cancelled) {
      for (JsonNode request : requests.subList(done(), requests.size())) {
        lines.add(format.notRun(request, cancelled).toString());
      }
    }
    return lines;
  }
}
