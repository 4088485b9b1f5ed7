package dev.sheaf.dialect.lindo;

import dev.sheaf.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells where jobs stand, in the flat bodies of the `record` dialect.
public final class Workflows {

  private static final String NOT_FOUND = "Workflow not found";

  private final Standings standings;
  private final Time time;

  public Workflows(Standings standings, Time time) {
    this.standings = standings;
    this.time = time;
  }

  Optional<ObjectNode> status(UUID org, WorkKind kind, String recordId) {
    return standings
        .find(org, kind, recordId)
        .map(standing -> standing.answer(recordId, time.instant()));
  }

  ObjectNode statuses(UUID org, WorkKind kind, List<String> recordIds) {
    Map<String, Standing> found = standings.find(org, kind, recordIds);
    Instant now = time.instant();
    Counts counts = Counts.NONE;
    int poll = Integer.MAX_VALUE;
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (String id : recordIds) {
      Standing standing = found.get(id);
      counts = standing == null ? counts.plusNotFound() : counts.plus(standing.status());
      items.add(standing == null ? notFound(id) : standing.item(id));
      if (standing != null && !standing.status().isDone()) {
        poll = Math.min(poll, standing.pollAfterMs(now));
      }
    }
    ObjectNode body = summed(counts);
    body.set("items", items);
    return counts.status().isDone() ? body : body.put("poll_after_ms", poll);
  }

  private static ObjectNode summed(Counts counts) {
    Status status = counts.status();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("done", status.isDone()).put("status", status.word());
    body.put("message", counts.message());
    body.putObject("summary")
        .put("total", counts.total())
        .put("complete", counts.complete())
        .put("running", counts.running() + counts.scheduled())
        .put("partial", counts.partial())
        .put("errored", counts.errored())
        .put("not_found", counts.notFound());
    return body;
  }

  private static ObjectNode notFound(String id) {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("success", false);
    return item.put("record_id", id).put("error", NOT_FOUND);
  }
}
