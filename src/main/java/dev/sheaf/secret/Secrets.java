package dev.sheaf.secret;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Named values that nobody is shown again. An organisation has its own; those without one are
/// everybody's, and an organisation's own wins over them.
public final class Secrets {

  public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  public static final int VALUE_MAX = 8_192;

  /// How long an opened secret is believed without asking again: a busy target names it at every
  /// call. So long one that another process changed is still sent.
  static final Duration BELIEVED = Duration.ofSeconds(5);

  private static final int REMEMBERED_MAX = 1_000;

  private final Database database;
  private final Map<Named, Opened> opened = new ConcurrentHashMap<>();
  private final Supplier<MasterKey> key;
  private final Time time;

  /// @param key asked for when it is first needed
  public Secrets(Database database, Supplier<MasterKey> key, Time time) {
    this.database = database;
    this.key = key;
    this.time = time;
  }

  /// A secret as it can be shown.
  public record Listed(@Nullable UUID org, String name, Instant createdAt) {}

  private record Named(UUID org, String name) {}

  private record Opened(String value, Instant until) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /// Keeps the value under the name, in place of an earlier one. `org` null: for everybody.
  public void put(@Nullable UUID org, String name, String value) {
    check(name, value);
    MasterKey sealing = key.get();
    database
        .sql(
            """
            insert into secret (org_id, name, key_id, sealed, created_at)
            values (:org, :name, :key, :sealed, :now)
            on conflict (org_id, name) do update
            set key_id = excluded.key_id, sealed = excluded.sealed, created_at = excluded.created_at
            """)
        .param("org", org, Types.OTHER)
        .param("name", name)
        .param("key", sealing.id())
        .param("sealed", sealing.seal(value.getBytes(StandardCharsets.UTF_8), bound(org, name)))
        .param("now", Sql.at(time.instant()))
        .update();
    opened.clear();
  }

  public List<Listed> list() {
    return database
        .sql("select org_id, name, created_at from secret order by name, org_id nulls first")
        .query((row, n) ->
            new Listed(
                row.getObject("org_id", UUID.class),
                row.getString("name"),
                Sql.instant(row, "created_at")))
        .list();
  }

  /// False: there is none of this name.
  public boolean remove(@Nullable UUID org, String name) {
    opened.clear();
    return database
            .sql("delete from secret where name = :name and org_id is not distinct from :org")
            .param("name", name)
            .param("org", org, Types.OTHER)
            .update()
        == 1;
  }

  /// The value for the organisation.
  ///
  /// @throws FailureException if it is there but cannot be opened
  public Optional<String> reveal(UUID org, String name) {
    Named named = new Named(org, name);
    Opened known = opened.get(named);
    if (known != null && time.instant().isBefore(known.until())) {
      return Optional.of(known.value());
    }
    Optional<String> value = load(org, name);
    value.ifPresent(found -> remember(named, found));
    return value;
  }

  private void remember(Named named, String value) {
    if (opened.size() >= REMEMBERED_MAX) {
      opened.clear();
    }
    opened.put(named, new Opened(value, time.instant().plus(BELIEVED)));
  }

  private Optional<String> load(UUID org, String name) {
    return database
        .sql(
            """
            select org_id, key_id, sealed from secret
            where name = :name and (org_id = :org or org_id is null)
            order by org_id nulls last limit 1
            """)
        .param("name", name)
        .param("org", org)
        .query((row, n) ->
            open(
                row.getObject("org_id", UUID.class),
                name,
                row.getString("key_id"),
                row.getBytes("sealed")))
        .optional();
  }

  private String open(@Nullable UUID org, String name, String keyId, byte[] sealed) {
    MasterKey opening = key.get();
    try {
      return new String(opening.open(sealed, bound(org, name)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      String why =
          opening.id().equals(keyId)
              ? "is damaged; set it again"
              : "was encrypted with another key; give every node the same secrets-key, or set it"
                  + " again";
      throw new FailureException(
          Failure.ours("SECRET_UNREADABLE", "The secret " + name + " " + why), e);
    }
  }

  private static String bound(@Nullable UUID org, String name) {
    return org + "/" + name;
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new FailureException(
          Failure.caller(
              "BAD_SECRET_NAME",
              "A secret's name must be a letter and up to 63 letters, digits and underscores"));
    }
    if (value.isEmpty() || value.length() > VALUE_MAX) {
      throw new FailureException(
          Failure.caller(
              "BAD_SECRET_VALUE", "A secret must have 1 to %,d characters".formatted(VALUE_MAX)));
    }
  }
}
