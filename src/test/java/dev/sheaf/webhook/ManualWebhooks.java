package dev.sheaf.webhook;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Cidr;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.SettableTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Webhooks whose clock belongs to the test: nothing is sent until [#deliverDue]. What is sent goes
/// over real sockets.
final class ManualWebhooks implements AutoCloseable {

  static final UUID ORG = UUID.fromString("00000000-0000-7000-8000-000000000001");
  static final DeliveryPolicy POLICY = DeliveryPolicy.FIVE_IN_HALF_AN_HOUR;

  final TestDatabase testDatabase = TestDatabase.create();
  final Database database = testDatabase.database();
  final SettableTime time = new SettableTime("2026-03-01T10:00:00Z");
  final GuardedClient client =
      new GuardedClient(new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8"))));
  final GuardedSender sender = new GuardedSender(client);
  final Events events = new Events(database);
  final Deliverer deliverer;
  final Webhooks webhooks;

  ManualWebhooks() {
    this(WebhookSettings.DEFAULT);
  }

  ManualWebhooks(WebhookSettings settings) {
    this.deliverer = new Deliverer(database, client, settings, time);
    this.webhooks = new Webhooks(database, deliverer, time);
  }

  /// One more node on the same database.
  Deliverer another(Sender with) {
    return new Deliverer(database, with, WebhookSettings.DEFAULT, time);
  }

  JobId job() {
    return JobId.create(time.instant());
  }

  NewEvent event(JobId job, URI url, String body) {
    return event(job, url, body, BodyForm.FROZEN, POLICY);
  }

  NewEvent event(JobId job, URI url, String body, BodyForm form, DeliveryPolicy policy) {
    return new NewEvent(
        ORG,
        job,
        EventId.create(),
        "thing.happened",
        url,
        body.getBytes(StandardCharsets.UTF_8),
        form,
        Headers.NONE,
        policy);
  }

  EventId enqueue(NewEvent event) {
    webhooks.enqueue(event);
    return event.id();
  }

  void deliverDue() {
    deliverer.deliverDue();
  }

  void deliverDueAfter(Duration later) {
    time.advance(later);
    deliverer.deliverDue();
  }

  List<Event> history(JobId job) {
    return webhooks.history(ORG, job);
  }

  List<Claimed> claim() {
    return events.claim(time.instant(), WebhookSettings.DEFAULT.claimFor(), 100, Map.of(), 100);
  }

  @Override
  public void close() {
    try {
      Invariants.assertHold(database);
    } finally {
      client.close();
      testDatabase.close();
    }
  }
}
