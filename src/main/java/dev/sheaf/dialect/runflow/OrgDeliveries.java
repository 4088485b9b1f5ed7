package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What organisation-wide webhooks were sent, with every attempt (section 3).
public final class OrgDeliveries {

  static final Columns DELIVERIES =
      Columns.of(
          Column.total("id", "id", ColumnType.ID),
          new Column("webhook_id", "webhook_id", ColumnType.ID),
          new Column("event_type_code", "type", ColumnType.TEXT),
          new Column("status_code", "status", ColumnType.STATUS),
          Column.total("created_at", "created_at", ColumnType.TIME),
          new Column("completed_at", "settled_at", ColumnType.TIME));

  static final Columns ATTEMPTS =
      Columns.of(
          Column.total("id", "id", ColumnType.ID),
          Column.total("attempt_number", "number", ColumnType.NUMBER),
          new Column("status_code", "status_code", ColumnType.NUMBER),
          Column.total("created_at", "at", ColumnType.TIME));

  private static final String FROM_DELIVERIES =
      """
      from (
          select cast(e.public_id as uuid) as id, h.webhook_id, e.org_id, e.type, e.url, e.body, e.created_at, e.settled_at,
              e.next_at, e.attempts, e.attempts_max,
              case e.status when 'waiting' then case when e.claimed_until is null then 'pending' else 'in_flight' end
                  when 'delivered' then 'delivered' else 'failed' end as status
          from webhook_event e join org_webhook_event h on h.event_id = e.public_id
      ) d where org_id = :org and (cast(:webhook as uuid) is null or webhook_id = cast(:webhook as uuid))\
      """;
  private static final String FROM_ATTEMPTS =
      """
      from (
          select cast(md5(e.public_id || '/' || a.number) as uuid) as id, cast(e.public_id as uuid) as delivery_id, e.org_id,
              h.webhook_id, a.number, a.at, a.duration_ms, a.status_code, a.failure ->> 'message' as message, a.excerpt,
              case when a.number = e.attempts then e.next_at end as next_at
          from webhook_attempt a join webhook_event e on e.id = a.event_id
          join org_webhook_event h on h.event_id = e.public_id
      ) t where org_id = :org and (cast(:webhook as uuid) is null or webhook_id = cast(:webhook as uuid))
          and delivery_id = :delivery\
      """;

  private final Database database;

  public OrgDeliveries(Database database) {
    this.database = database;
  }

  /// An event for one webhook.
  record Delivery(
      UUID id,
      UUID webhookId,
      String eventTypeCode,
      String url,
      JsonNode payload,
      String statusCode,
      int attemptCount,
      int maxAttempts,
      @Nullable String nextAttemptAt,
      String createdAt,
      @Nullable String completedAt,
      List<Attempt> attempts) {}

  /// One try.
  record Attempt(
      UUID id,
      UUID deliveryId,
      int attemptNumber,
      boolean succeeded,
      @Nullable Integer statusCode,
      @Nullable String responseBody,
      long responseTimeMs,
      @Nullable String errorMessage,
      @Nullable String nextRetryAt,
      String createdAt) {

    static Attempt of(ResultSet row) throws SQLException {
      Integer status = row.getObject("status_code", Integer.class);
      return new Attempt(
          row.getObject("id", UUID.class),
          row.getObject("delivery_id", UUID.class),
          row.getInt("number"),
          status != null && status >= 200 && status < 300,
          status,
          row.getString("excerpt"),
          row.getLong("duration_ms"),
          row.getString("message"),
          Times.replyOrNull(Sql.instantOrNull(row, "next_at")),
          Times.reply(Sql.instant(row, "at")));
    }
  }

  Page<Delivery> page(UUID org, @Nullable UUID webhook, ListQuery query) {
    Page<Delivery> page =
        query.page(
            database, "*", FROM_DELIVERIES, of(org, webhook), (row, n) -> delivery(row, List.of()));
    return page.map(delivery -> withAttempts(org, delivery));
  }

  Optional<Delivery> find(UUID org, @Nullable UUID webhook, UUID id) {
    return database
        .sql("select * " + FROM_DELIVERIES + " and id = :id")
        .params(of(org, webhook))
        .param("id", id)
        .query((row, n) -> delivery(row, List.of()))
        .optional()
        .map(delivery -> withAttempts(org, delivery));
  }

  Page<Attempt> attempts(UUID org, @Nullable UUID webhook, UUID delivery, ListQuery query) {
    Map<String, @Nullable Object> values = of(org, webhook);
    values.put("delivery", delivery);
    return query.page(database, "*", FROM_ATTEMPTS, values, (row, n) -> Attempt.of(row));
  }

  List<Attempt> attempts(UUID org, UUID delivery) {
    return database
        .sql("select * " + FROM_ATTEMPTS + " order by number")
        .params(of(org, null))
        .param("delivery", delivery)
        .query((row, n) -> Attempt.of(row))
        .list();
  }

  private Delivery withAttempts(UUID org, Delivery d) {
    return new Delivery(
        d.id(),
        d.webhookId(),
        d.eventTypeCode(),
        d.url(),
        d.payload(),
        d.statusCode(),
        d.attemptCount(),
        d.maxAttempts(),
        d.nextAttemptAt(),
        d.createdAt(),
        d.completedAt(),
        attempts(org, d.id()));
  }

  private static Delivery delivery(ResultSet row, List<Attempt> attempts) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("webhook_id", UUID.class),
        row.getString("type"),
        row.getString("url"),
        Wire.JSON.readTree(new String(row.getBytes("body"), StandardCharsets.UTF_8)),
        row.getString("status"),
        row.getInt("attempts"),
        row.getInt("attempts_max"),
        Times.replyOrNull(Sql.instantOrNull(row, "next_at")),
        Times.reply(Sql.instant(row, "created_at")),
        Times.replyOrNull(Sql.instantOrNull(row, "settled_at")),
        attempts);
  }

  private static Map<String, @Nullable Object> of(UUID org, @Nullable UUID webhook) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("org", org);
    values.put("webhook", webhook);
    return values;
  }
}
