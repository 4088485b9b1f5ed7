package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.CallbackSecrets.CallbackSecret;
import dev.sheaf.egress.Headers;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.BodyForm;
import dev.sheaf.webhook.DeliveryPolicy;
import dev.sheaf.webhook.Event;
import dev.sheaf.webhook.EventId;
import dev.sheaf.webhook.NewEvent;
import dev.sheaf.webhook.Webhooks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The callbacks of runs and batches (2.6, 2.12). The body and its signature are made when the
/// callback is, and every attempt sends those bytes; asking for a redelivery makes a new one.
public final class Callbacks {

  static final String REQUEST_ID = "Runflow-Request-Id";
  private static final double JITTER = 0.2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Webhooks webhooks;
  private final CallbackSecrets secrets;
  private final Time time;

  public Callbacks(Database database, Webhooks webhooks, CallbackSecrets secrets, Time time) {
    this.database = database;
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.time = time;
  }

  /// What is told to whom about a job that has ended.
  record Callback(UUID orgId, JobId job, URI url, String event, byte[] body) {}

  /// A delivery: an event with what this dialect keeps beside it.
  record Sent(Event event, @Nullable UUID secretId, boolean isAutomatic) {}

  private record Kept(@Nullable UUID secretId, boolean isAutomatic) {}

  /// Sends it, inside the transaction that ends the job.
  void send(Callback callback) {
    Optional<CallbackSecret> secret = secrets.use(callback.orgId());
    NewEvent event = event(callback, secret);
    webhooks.enqueue(event);
    keep(event.id(), secret, true);
  }

  /// Sends it once more. Nothing: one is still on its way, and a second is not sent beside it.
  Optional<Sent> resend(Callback callback) {
    return database.inTransaction(() -> {
      Optional<CallbackSecret> secret = secrets.use(callback.orgId());
      NewEvent event = event(callback, secret);
      if (!webhooks.enqueueIfIdle(callback.job(), event)) {
        return Optional.empty();
      }
      keep(event.id(), secret, false);
      return history(callback.orgId(), callback.job()).stream()
          .filter(sent -> sent.event().id().equals(event.id()))
          .findFirst();
    });
  }

  /// The job's deliveries, the latest first.
  List<Sent> history(UUID org, JobId job) {
    Map<String, Kept> kept = kept(org, job);
    return webhooks.history(org, job).reversed().stream()
        .map(event -> sent(event, kept.get(event.id().value())))
        .toList();
  }

  private static Sent sent(Event event, @Nullable Kept kept) {
    return new Sent(
        event, kept == null ? null : kept.secretId(), kept == null || kept.isAutomatic());
  }

  private NewEvent event(Callback callback, Optional<CallbackSecret> secret) {
    EventId id = new EventId(JobId.create(time.instant()).toString());
    Headers headers = Headers.NONE.with(REQUEST_ID, id.value());
    if (secret.isPresent()) {
      String signature = CallbackSignature.of(callback.body(), secret.get().secret());
      headers = headers.with(CallbackSignature.HEADER, signature);
    }
    return new NewEvent(
        callback.orgId(),
        callback.job(),
        id,
        callback.event(),
        callback.url(),
        callback.body(),
        BodyForm.FROZEN,
        headers,
        DeliveryPolicy.SIX_IN_THREE_HOURS.jittered(JITTER, RANDOM));
  }

  private void keep(EventId event, Optional<CallbackSecret> secret, boolean isAutomatic) {
    database
        .sql(
            """
            insert into callback_delivery (event_id, secret_id, is_automatic)
            values (:event, cast(:secret as uuid), :automatic)
            """)
        .param("event", event.value())
        .param("secret", secret.map(CallbackSecret::id).orElse(null))
        .param("automatic", isAutomatic)
        .update();
  }

  private Map<String, Kept> kept(UUID org, JobId job) {
    Map<String, Kept> kept = new HashMap<>();
    database
        .sql(
            """
            select d.* from callback_delivery d join webhook_event e on e.public_id = d.event_id
            where e.job_id = :job and e.org_id = :org
            """)
        .param("job", job.value())
        .param("org", org)
        .query(row -> {
          kept.put(
              row.getString("event_id"),
              new Kept(row.getObject("secret_id", UUID.class), row.getBoolean("is_automatic")));
        });
    return kept;
  }
}
