package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Urls;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.BodyForm;
import dev.sheaf.webhook.DeliveryPolicy;
import dev.sheaf.webhook.EventId;
import dev.sheaf.webhook.NewEvent;
import dev.sheaf.webhook.Webhooks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The subscriptions of organisations, and telling them what ended. Their events belong to no job,
/// so that a receiver that is down holds up nobody's callback.
public final class OrgWebhooks {

  static final int WEBHOOKS_MAX = 50;

  static final Columns COLUMNS =
      Columns.of(
          Column.total("id", "id", ColumnType.ID),
          new Column("url", "url", ColumnType.TEXT),
          new Column("disabled_at", "disabled_at", ColumnType.TIME),
          new Column("last_triggered_at", "last_triggered_at", ColumnType.TIME),
          Column.total("created_at", "created_at", ColumnType.TIME));

  private static final double JITTER = 0.2;
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Webhooks webhooks;
  private final Time time;

  public OrgWebhooks(Database database, Webhooks webhooks, Time time) {
    this.database = database;
    this.webhooks = webhooks;
    this.time = time;
  }

  /// What a request sets; null stays as it is, or at creation is made up.
  record Wanted(
      @Nullable String url,
      @Nullable String secret,
      @Nullable List<String> codes,
      @Nullable Boolean disabled) {}

  OrgWebhook create(UUID org, Wanted wanted) {
    return database.inTransaction(() -> {
      database
          .sql("select 1 from organisation where id = :id for update")
          .param("id", org)
          .query(Integer.class)
          .single();
      if (all(org).size() >= WEBHOOKS_MAX) {
        throw Refusal.conflict("There are " + WEBHOOKS_MAX + " webhooks already; delete one.");
      }
      UUID id = JobId.create(time.instant()).value();
      database
          .sql(
              """
              insert into org_webhook (id, org_id, url, secret, event_type_codes, created_at, updated_at)
              values (:id, :org, :url, :secret, string_to_array(:codes, ' '), :now, :now)
              """)
          .param("id", id)
          .param("org", org)
          .param("url", wanted.url())
          .param("secret", wanted.secret() == null ? random() : wanted.secret())
          .param("codes", wanted.codes() == null ? "" : String.join(" ", wanted.codes()))
          .param("now", Sql.at(time.instant()))
          .update();
      return find(org, id).orElseThrow();
    });
  }

  Optional<OrgWebhook> change(UUID org, UUID id, Wanted wanted) {
    database
        .sql(
            """
            update org_webhook set url = coalesce(cast(:url as text), url),
                secret = coalesce(cast(:secret as text), secret),
                event_type_codes = coalesce(string_to_array(cast(:codes as text), ' '), event_type_codes),
                disabled_at = case cast(:disabled as boolean)
                    when true then coalesce(disabled_at, :now) when false then null else disabled_at end,
                updated_at = :now
            where id = :id and org_id = :org
            """)
        .param("url", wanted.url())
        .param("secret", wanted.secret())
        .param("codes", wanted.codes() == null ? null : String.join(" ", wanted.codes()))
        .param("disabled", wanted.disabled())
        .param("now", Sql.at(time.instant()))
        .param("id", id)
        .param("org", org)
        .update();
    return find(org, id);
  }

  boolean delete(UUID org, UUID id) {
    return database
            .sql("delete from org_webhook where id = :id and org_id = :org")
            .param("id", id)
            .param("org", org)
            .update()
        > 0;
  }

  Optional<OrgWebhook> find(UUID org, UUID id) {
    return all(org).stream().filter(webhook -> webhook.id().equals(id)).findFirst();
  }

  Page<OrgWebhook> page(UUID org, ListQuery query) {
    return query.page(
        database,
        "*",
        "from org_webhook where org_id = :org",
        Map.of("org", org),
        (row, n) -> OrgWebhook.of(row));
  }

  private List<OrgWebhook> all(UUID org) {
    return database
        .sql("select * from org_webhook where org_id = :org order by created_at, id")
        .param("org", org)
        .query((row, n) -> OrgWebhook.of(row))
        .list();
  }

  /// Tells those who want to hear of it; to be called in the transaction that ends the job. The
  /// news are only written for somebody.
  void tell(UUID org, Supplier<CallbackBodies.News> written) {
    List<OrgWebhook> all = all(org);
    if (all.isEmpty()) {
      return;
    }
    CallbackBodies.News news = written.get();
    for (OrgWebhook webhook : all) {
      boolean wanted = webhook.codes().isEmpty() || webhook.codes().contains(news.event());
      if (webhook.disabledAt() == null && wanted) {
        Urls.parse(webhook.url()).ifPresent(url -> send(webhook, url, news));
      }
    }
  }

  private void send(OrgWebhook webhook, URI url, CallbackBodies.News news) {
    EventId id = new EventId(JobId.create(time.instant()).toString());
    Headers headers =
        Headers.NONE
            .with(Callbacks.REQUEST_ID, id.value())
            .with(CallbackSignature.HEADER, CallbackSignature.of(news.body(), webhook.secret()));
    webhooks.enqueue(
        new NewEvent(
            news.orgId(),
            null,
            id,
            news.event(),
            url,
            news.body(),
            BodyForm.FROZEN,
            headers,
            DeliveryPolicy.SIX_IN_THREE_HOURS.jittered(JITTER, RANDOM)));
    database
        .sql("insert into org_webhook_event (event_id, webhook_id) values (:event, :webhook)")
        .param("event", id.value())
        .param("webhook", webhook.id())
        .update();
    database
        .sql("update org_webhook set last_triggered_at = :now where id = :id")
        .param("now", Sql.at(time.instant()))
        .param("id", webhook.id())
        .update();
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return "whsec_" + HexFormat.of().formatHex(bytes);
  }
}
