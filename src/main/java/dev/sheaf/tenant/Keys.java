package dev.sheaf.tenant;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Organisations and their keys. Of a key only the hash is kept.
public final class Keys {

  /// How long a key that was found is believed without asking again: so long a revoked one still
  /// works.
  static final Duration BELIEVED = Duration.ofSeconds(5);

  /// How exactly it is known when a key was last used: a write at every request would cost more
  /// than it tells.
  static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

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
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  private record Known(Caller caller, Instant until) {}

  /// Sees to it that there is an organisation with a key. Answers the key when it was made here and
  /// not given.
  public Optional<ApiKey> bootstrap(@Nullable ApiKey given) {
    return database.inTransaction(() -> {
      database
          .sql("select 1 from (select pg_advisory_xact_lock(7241)) l")
          .query(Integer.class)
          .single();
      UUID org = defaultOrganisation();
      if (given != null) {
        ensure(org, given);
        return Optional.empty();
      }
      return list(org).isEmpty() ? Optional.of(create(org, "first", null)) : Optional.empty();
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

  /// The organisation that the command line speaks of: the first one, made if there is none.
  public UUID defaultOrganisation() {
    return firstOrganisation().orElseGet(() -> createOrganisation("default"));
  }

  public Optional<UUID> firstOrganisation() {
    return database
        .sql("select id from organisation order by created_at, id limit 1")
        .query(UUID.class)
        .optional();
  }

  public String organisationName(UUID org) {
    return database
        .sql("select name from organisation where id = :org")
        .param("org", org)
        .query(String.class)
        .single();
  }

  /// A new key; its text is shown this once.
  public ApiKey create(UUID org, String name, @Nullable String dialect) {
    return create(org, name, dialect, ApiKey.Kind.SHEAF, Set.of());
  }

  /// A new key that may do only what the scopes name; without any, all that its kind may.
  public ApiKey create(
      UUID org, String name, @Nullable String dialect, ApiKey.Kind kind, Set<String> scopes) {
    ApiKey key = ApiKey.create(kind);
    insert(org, name, dialect, key, scopes);
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
                Sql.instantOrNull(row, "last_used_at"),
                Sql.instantOrNull(row, "revoked_at")))
        .list();
  }

  /// Revokes the one key with that id or prefix. False: there is none that is still good.
  public boolean revoke(UUID org, String idOrPrefix) {
    List<UUID> meant =
        list(org).stream()
            .filter(key -> key.revokedAt() == null)
            .filter(
                key -> key.id().toString().equals(idOrPrefix) || key.prefix().equals(idOrPrefix))
            .map(Listed::id)
            .toList();
    if (meant.size() > 1) {
      throw new FailureException(
          Failure.caller(
              "KEY_AMBIGUOUS",
              meant.size()
                  + " keys begin with "
                  + idOrPrefix
                  + "; none was revoked. Give the id."));
    }
    return !meant.isEmpty() && revoke(meant.getFirst());
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
    found.ifPresentOrElse(caller -> remember(hash, caller, now), () -> known.remove(hash));
    return found;
  }

  private void remember(ByteBuffer hash, Caller caller, Instant now) {
    known.put(hash, new Known(caller, now.plus(BELIEVED)));
    database
        .sql(
            """
            update api_key set last_used_at = :now
            where id = :id and (last_used_at is null or last_used_at <= :before)
            """)
        .param("now", Sql.at(now))
        .param("id", caller.keyId())
        .param("before", Sql.at(now.minus(USE_NOTED_EVERY)))
        .update();
  }

  private boolean revoke(UUID id) {
    return database
            .sql("update api_key set revoked_at = :now where id = :id and revoked_at is null")
            .param("now", Sql.at(time.instant()))
            .param("id", id)
            .update()
        > 0;
  }

  private Optional<Caller> find(ApiKey key) {
    return database
        .sql(
            """
            select id, org_id, dialect, prefix, array_to_string(scopes, ' ') as scopes
            from api_key where hash = :hash and revoked_at is null
            """)
        .param("hash", key.hash())
        .query((row, n) ->
            new Caller(
                row.getObject("org_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("dialect"),
                scopes(row.getString("scopes"), row.getString("prefix"))))
        .optional();
  }

  private static Scopes scopes(@Nullable String named, String prefix) {
    Set<String> all = named == null || named.isEmpty() ? Set.of() : Set.of(named.split(" "));
    return new Scopes(all, ApiKey.mayAdminister(prefix));
  }

  private void ensure(UUID org, ApiKey given) {
    if (find(given).isEmpty()) {
      insert(org, "given at start", null, given, Set.of());
    }
  }

  private void insert(
      UUID org, String name, @Nullable String dialect, ApiKey key, Set<String> scopes) {
    database
        .sql(
            """
            insert into api_key (id, org_id, name, prefix, hash, dialect, scopes, created_at)
            values (:id, :org, :name, :prefix, :hash, :dialect,
                string_to_array(nullif(:scopes, ''), ' '), :now)
            on conflict (hash) do update set revoked_at = null
            """)
        .param("id", JobId.create(time.instant()).value())
        .param("org", org)
        .param("name", name)
        .param("prefix", key.prefix())
        .param("hash", key.hash())
        .param("dialect", dialect)
        .param("scopes", String.join(" ", scopes))
        .param("now", Sql.at(time.instant()))
        .update();
  }
}
