package dev.sheaf.dialect.lindo;

import dev.sheaf.credit.Balance;
import dev.sheaf.credit.Credits;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.website.SiteIds;
import dev.sheaf.website.SiteRef;
import dev.sheaf.website.WritingJob;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes orders: each becomes a job, in the flat bodies of the `record` dialect. What is wrong with
/// an order in itself was refused before; here the facts of the world refuse it (contract, 2.2).
public final class Orders {

  static final String INSTANCE = "wf_";

  private final Engine engine;
  private final Customers customers;
  private final Credits credits;
  private final Database database;
  private final Time time;

  public Orders(Engine engine, Customers customers, Credits credits, Database database, Time time) {
    this.engine = engine;
    this.customers = customers;
    this.credits = credits;
    this.database = database;
    this.time = time;
  }

  ObjectNode create(UUID org, WorkKind kind, @Nullable String websiteId, Order order) {
    if (isPast(order)) {
      throw Refusal.invalid(Order.PAST);
    }
    String website = websiteId == null ? SiteIds.create(SiteIds.WEBSITE) : websiteId;
    ObjectNode body =
        database.inTransaction(() -> {
          customers.assign(org, order.client(), website);
          return started(org, kind, website, order);
        });
    String statusUrl = body.remove("status_url").asString();
    return body.put("website_id", website).put("status_url", statusUrl);
  }

  /// All that can start, start in one transaction; the others are refused one by one.
  ObjectNode createAll(UUID org, WorkKind kind, @Nullable String websiteId, List<Order> orders) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    database.transact(() -> {
      Purse purse = new Purse(credits.balance(org), kind.price(credits.prices()));
      for (Order order : orders) {
        String website = websiteId == null ? SiteIds.create(SiteIds.WEBSITE) : websiteId;
        items.add(item(org, kind, website, order, purse));
      }
    });
    int succeeded =
        (int) items.valueStream().filter(item -> item.path("success").asBoolean()).count();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("total", orders.size()).put("succeeded", succeeded);
    body.put("failed", orders.size() - succeeded).set("items", items);
    return body;
  }

  private ObjectNode item(UUID org, WorkKind kind, String website, Order order, Purse purse) {
    try {
      if (isPast(order)) {
        throw Refusal.invalid(Order.PAST);
      }
      if (order.startAt() == null && !purse.covers()) {
        throw Refusal.invalid(Credits.shortage(purse.balance));
      }
      customers.assign(org, order.client(), website);
    } catch (Refusal refused) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("success", false)
          .put("error", refused.body().errors().getFirst());
    }
    if (order.startAt() == null) {
      purse.take();
    }
    return started(org, kind, website, order);
  }

  private ObjectNode started(UUID org, WorkKind kind, String websiteId, Order order) {
    String record = SiteIds.create(SiteIds.RECORD);
    WritingJob work = new WritingJob(record, websiteId, order.prompt(), order.publish());
    engine.submit(
        NewJob.of(
                org,
                kind.pipeline(),
                record,
                new SiteRef(websiteId),
                List.of(new NewItem(null, work)))
            .startingAt(order.startAt()));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
    body.put("record_id", record);
    if (order.startAt() == null) {
      body.put("instance_id", instanceId(record));
    }
    return body.put("status_url", kind.statusUrl(record));
  }

  static String instanceId(String record) {
    return INSTANCE + record.substring(SiteIds.RECORD.length());
  }

  private boolean isPast(Order order) {
    return order.startAt() != null && !order.startAt().isAfter(time.instant());
  }

  /// What is left for the orders of a batch, each at its least cost.
  private static final class Purse {

    private final Balance balance;
    private final int price;
    private long left;

    Purse(Balance balance, int price) {
      this.balance = balance;
      this.price = price;
      this.left = balance.total();
    }

    boolean covers() {
      return left >= price;
    }

    void take() {
      left -= price;
    }
  }
}
