package dev.sheaf.tenant;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The keys of organisations.
public final class Keys {

  /// How long a key that was found is believed without asking again: so long a revoked one still
  /// works.
  static final Duration BELIEVED = Duration.ofSeconds(5);

  private static final int REMEMBERED_MAX = 10_000;

  private final Database database;
  private final Time time;
  private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

  public Keys(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// A key as it can be shown.
  public record Listed(
      UUID id,
      String name,
      String prefix,
      @Nullable String dialect,
      Instant createdAt,
      @Nullable Instant revokedAt) {}

  private record Known(Caller caller, Instant until) {}

  /// Makes the first organisation and its key, if there is none yet. Answers the key when it was
  /// made here.
  public Optional<ApiKey> bootstrap(@Nullable ApiKey given) {
    return database.inTransaction(() -> {
      database
          .sql("select 1 from (select pg_advisory_xact_lock(7241)) l")
          .query(Integer.class)
          .single();
      Optional<UUID> org = firstOrganisation();
      if (org.isPresent()) {
        ensure(org.get(), given);
        return Optional.empty();
      }
      ApiKey key = given != null ? given : ApiKey.create();
      insert(createOrganisation("default"), "first", null, key);
      return given != null ? Optional.empty() : Optional.of(key);
    });
  }

  public UUID createOrganisation(String name) {
    UUID id = JobId.create(time.instant()).value();
    database
        .sql("insert into organisation (id, name, created_at) values (:id, :name, :now)")
        .param("id", id)
        .param("name", name)
        .param("now", Sql.at(time.instant()))
        .update();
    return id;
  }

  public Optional<UUID> firstOrganisation() {
    return database
        .sql("select id from organisation order by created_at, id limit 1")
        .query(UUID.class)
        .optional();
  }

  /// A new key; its text is shown this once.
  public ApiKey create(UUID org, String name, @Nullable String dialect) {
    ApiKey key = ApiKey.create();
    insert(org, name, dialect, key);
    return key;
  }

  public List<Listed> list(UUID org) {
    return database
        .sql("select * from api_key where org_id = :org order by created_at, id")
        .param("org", org)
        .query((row, n) ->
            new Listed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                row.getString("dialect"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "revoked_at")))
        .list();
  }

  /// Revokes the key with that id or prefix. False: there is none that is still good.
  public boolean revoke(UUID org, String idOrPrefix) {
    return database
            .sql(
                """
                update api_key set revoked_at = :now
                where org_id = :org and revoked_at is null and (id::text = :key or prefix = :key)
                """)
            .param("now", Sql.at(time.instant()))
            .param("org", org)
            .param("key", idOrPrefix)
            .update()
        > 0;
  }

  /// Who holds the key, if it is good.
  public Optional<Caller> caller(String text) {
    ApiKey key;
    try {
      key = new ApiKey(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    ByteBuffer hash = ByteBuffer.wrap(key.hash());
    Instant now = time.instant();
    Known have = known.get(hash);
    if (have != null && now.isBefore(have.until())) {
      return Optional.of(have.caller());
    }
    if (known.size() >= REMEMBERED_MAX) {
      known.clear();
    }
    Optional<Caller> found = find(key);
    found.ifPresentOrElse(
        caller -> known.put(hash, new Known(caller, now.plus(BELIEVED))), () -> known.remove(hash));
    return found;
  }

  private Optional<Caller> find(ApiKey key) {
    return database
        .sql("select id, org_id, dialect from api_key where hash = :hash and revoked_at is null")
        .param("hash", key.hash())
        .query((row, n) ->
            new Caller(
                row.getObject("org_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("dialect")))
        .optional();
  }

  private void ensure(UUID org, @Nullable ApiKey given) {
    if (given != null && find(given).isEmpty()) {
      insert(org, "given at start", null, given);
    }
  }

  private void insert(UUID org, String name, @Nullable String dialect, ApiKey key) {
    database
        .sql(
            """
            insert into api_key (id, org_id, name, prefix, hash, dialect, created_at)
            values (:id, :org, :name, :prefix, :hash, :dialect, :now)
            on conflict (hash) do update set revoked_at = null
            """)
        .param("id", JobId.create(time.instant()).value())
        .param("org", org)
        .param("name", name)
        .param("prefix", key.prefix())
        .param("hash", key.hash())
        .param("dialect", dialect)
        .param("now", Sql.at(time.instant()))
        .update();
  }
}
