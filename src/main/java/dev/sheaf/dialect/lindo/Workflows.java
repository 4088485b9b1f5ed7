package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.website.SiteIds;
import dev.sheaf.website.SiteRef;
import dev.sheaf.website.WritingJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Starts jobs and tells where they stand, in the flat bodies of the `record` dialect.
public final class Workflows {

  private static final String PAST = "schedule_at must be in the future";
  private static final String NOT_FOUND = "Workflow not found";

  private final Engine engine;
  private final Standings standings;
  private final Database database;
  private final Time time;

  public Workflows(Engine engine, Standings standings, Database database, Time time) {
    this.engine = engine;
    this.standings = standings;
    this.database = database;
    this.time = time;
  }

  ObjectNode create(UUID org, WorkKind kind, @Nullable String websiteId, Order order)
      throws Invalid {
    if (isPast(order)) {
      throw new Invalid(List.of(PAST));
    }
    String website = websiteId == null ? SiteIds.create(SiteIds.WEBSITE) : websiteId;
    ObjectNode body = started(org, kind, website, order);
    String statusUrl = body.remove("status_url").asString();
    return body.put("website_id", website).put("status_url", statusUrl);
  }

  /// All that can start, start in one transaction; the facts of the world refuse single items.
  ObjectNode createAll(UUID org, WorkKind kind, @Nullable String websiteId, List<Order> orders) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    database.transact(() -> {
      for (Order order : orders) {
        String website = websiteId == null ? SiteIds.create(SiteIds.WEBSITE) : websiteId;
        items.add(isPast(order) ? refused(PAST) : started(org, kind, website, order));
      }
    });
    engine.poke();
    int succeeded =
        (int) items.valueStream().filter(item -> item.path("success").asBoolean()).count();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("total", orders.size()).put("succeeded", succeeded);
    body.put("failed", orders.size() - succeeded).set("items", items);
    return body;
  }

  private ObjectNode started(UUID org, WorkKind kind, String websiteId, Order order) {
    String record = SiteIds.create(SiteIds.RECORD);
    WritingJob work = new WritingJob(record, websiteId, order.prompt());
    engine.submit(
        new NewJob(
            org,
            kind.pipeline(),
            record,
            new SiteRef(websiteId),
            Map.of(),
            List.of(new NewItem(null, work)),
            order.startAt(),
            0));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("record_id", record);
    if (order.startAt() == null) {
      body.put("instance_id", "wf_" + record.substring(SiteIds.RECORD.length()));
    }
    return body.put("status_url", kind.statusUrl(record));
  }

  private static ObjectNode refused(String error) {
    return JsonNodeFactory.instance.objectNode().put("success", false).put("error", error);
  }

  private boolean isPast(Order order) {
    return order.startAt() != null && !order.startAt().isAfter(time.instant());
  }

  Optional<ObjectNode> status(UUID org, WorkKind kind, String recordId) {
    return standings
        .find(org, kind, recordId)
        .map(standing -> standing.answer(recordId, time.instant()));
  }

  ObjectNode statuses(UUID org, WorkKind kind, List<String> recordIds) {
    Instant now = time.instant();
    Counts counts = Counts.NONE;
    int poll = Integer.MAX_VALUE;
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (String id : recordIds) {
      Optional<Standing> found = standings.find(org, kind, id);
      counts = found.map(Standing::status).map(counts::plus).orElseGet(counts::plusNotFound);
      items.add(found.map(standing -> standing.item(id)).orElseGet(() -> notFound(id)));
      if (found.isPresent() && !found.get().status().isDone()) {
        poll = Math.min(poll, found.get().pollAfterMs(now));
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
