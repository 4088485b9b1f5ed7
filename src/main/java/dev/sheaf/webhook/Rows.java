package dev.sheaf.webhook;

import dev.sheaf.egress.Headers;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Sql;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The values of this package as they stand in columns.
final class Rows {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Rows() {}

  static String json(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getLong("id"),
        new EventId(row.getString("public_id")),
        row.getInt("epoch"),
        Sql.instant(row, "claimed_until"),
        row.getInt("attempts") + 1,
        row.getInt("attempts_max"),
        URI.create(row.getString("url")),
        row.getString("receiver"),
        row.getBytes("body"),
        BodyForm.of(row.getString("body_form")),
        MAPPER.readValue(row.getString("headers"), Headers.class),
        MAPPER.readValue(row.getString("policy"), DeliveryPolicy.class));
  }

  static Event event(ResultSet row, List<Event.Attempt> attempts) throws SQLException {
    UUID job = row.getObject("job_id", UUID.class);
    return new Event(
        new EventId(row.getString("public_id")),
        job == null ? null : new JobId(job),
        row.getInt("place"),
        row.getString("type"),
        URI.create(row.getString("url")),
        row.getBytes("body"),
        EventStatus.of(row.getString("status")),
        row.getObject("claimed_until") != null,
        row.getInt("attempts_max"),
        Sql.instantOrNull(row, "next_at"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "settled_at"),
        attempts);
  }

  static Event.Attempt attempt(ResultSet row) throws SQLException {
    return new Event.Attempt(
        row.getInt("number"),
        Sql.instant(row, "at"),
        Duration.ofMillis(row.getLong("duration_ms")),
        Sql.integerOrNull(row, "status_code"),
        failure(row.getString("failure")),
        row.getString("excerpt"));
  }

  private static @Nullable Failure failure(@Nullable String json) {
    return json == null ? null : MAPPER.readValue(json, Failure.class);
  }
}
