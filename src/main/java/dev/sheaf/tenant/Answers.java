package dev.sheaf.tenant;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of stored answers.
final class Answers {

  /// Expired answers deleted by each claim: more than it adds, so the table stays small without a
  /// job that cleans it.
  private static final int DELETED_AT_ONCE = 10;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final Database database;

  Answers(Database database) {
    this.database = database;
  }

  /// A request that is known; without an answer it is still running.
  record Stored(byte[] requestHash, Optional<Answer> answer) {}

  /// Takes the key for an attempt, if it is free, stale or expired.
  boolean claim(
      UUID org,
      String key,
      byte[] hash,
      UUID attempt,
      Instant now,
      Instant staleBefore,
      Instant expiredBefore) {
    return database
            .sql(
                """
                insert into idempotency as i (org_id, key, request_hash, attempt, started_at)
                values (:org, :key, :hash, :attempt, :now)
                on conflict (org_id, key) do update
                set request_hash = excluded.request_hash, attempt = excluded.attempt,
                    started_at = excluded.started_at, status = null, headers = null, body = null
                where i.started_at <= :expired or (i.status is null and i.started_at <= :stale)
                """)
            .param("org", org)
            .param("key", key)
            .param("hash", hash)
            .param("attempt", attempt)
            .param("now", Sql.at(now))
            .param("stale", Sql.at(staleBefore))
            .param("expired", Sql.at(expiredBefore))
            .update()
        == 1;
  }

  Optional<Stored> find(UUID org, String key) {
    return database
        .sql(
            """
            select request_hash, status, headers, body from idempotency
            where org_id = :org and key = :key
            """)
        .param("org", org)
        .param("key", key)
        .query(
            (row, n) -> new Stored(row.getBytes("request_hash"), Optional.ofNullable(answer(row))))
        .optional();
  }

  /// False: another attempt has taken the key meanwhile.
  boolean store(UUID org, String key, UUID attempt, Answer answer) {
    return database
            .sql(
                """
                update idempotency set status = :status, headers = cast(:headers as json), body = :body
                where org_id = :org and key = :key and attempt = :attempt
                """)
            .param("status", answer.status())
            .param("headers", JSON.writeValueAsString(answer.headers()))
            .param("body", answer.body())
            .param("org", org)
            .param("key", key)
            .param("attempt", attempt)
            .update()
        == 1;
  }

  /// Frees the key. False: another attempt has taken it meanwhile.
  boolean release(UUID org, String key, UUID attempt) {
    return database
            .sql(
                "delete from idempotency where org_id = :org and key = :key and attempt = :attempt")
            .param("org", org)
            .param("key", key)
            .param("attempt", attempt)
            .update()
        == 1;
  }

  void deleteSome(Instant startedBefore) {
    database
        .sql(
            """
            delete from idempotency where (org_id, key) in (
                select org_id, key from idempotency where started_at <= :before
                order by started_at limit :most for update skip locked)
            """)
        .param("before", Sql.at(startedBefore))
        .param("most", DELETED_AT_ONCE)
        .update();
  }

  private static @Nullable Answer answer(ResultSet row) throws SQLException {
    Integer status = Sql.integerOrNull(row, "status");
    return status == null
        ? null
        : new Answer(
            status, JSON.readValue(row.getString("headers"), HEADERS), row.getBytes("body"));
  }
}
