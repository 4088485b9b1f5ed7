package dev.sheaf.dialect.runflow;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The secrets that callbacks are signed with (2.12). One of an organisation's is current and
/// signs; a new one becomes it, so that a receiver can be given both before the old one goes.
public final class CallbackSecrets {

  /// Enough to rotate; each is a row that the list shows.
  static final int SECRETS_MAX = 50;

  private static final String PREFIX = "whsec_";
  private static final int RANDOM_BYTES = 24;
  private static final int SHOWN = PREFIX.length() + 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Time time;

  public CallbackSecrets(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// One secret; `secret` is what signs and is shown once.
  record CallbackSecret(
      UUID id,
      UUID orgId,
      String label,
      String secret,
      boolean isCurrent,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant lastUsedAt) {

    String keyPrefix() {
      return secret.substring(0, SHOWN);
    }
  }

  CallbackSecret create(UUID org, String label) {
    return database.inTransaction(() -> {
      lock(org);
      if (list(org).size() >= SECRETS_MAX) {
        throw Refusal.conflict("There are " + SECRETS_MAX + " secrets already; delete one first.");
      }
      retireCurrent(org);
      return insert(org, label);
    });
  }

  List<CallbackSecret> list(UUID org) {
    return database
        .sql("select * from callback_secret where org_id = :org order by created_at desc, id desc")
        .param("org", org)
        .query((row, n) ->
            new CallbackSecret(
                row.getObject("id", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getString("label"),
                row.getString("secret"),
                row.getBoolean("is_current"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.instantOrNull(row, "last_used_at")))
        .list();
  }

  Optional<CallbackSecret> find(UUID org, UUID id) {
    return list(org).stream().filter(secret -> secret.id().equals(id)).findFirst();
  }

  /// The one that signs, noted as used.
  Optional<CallbackSecret> use(UUID org) {
    Optional<CallbackSecret> current =
        list(org).stream().filter(CallbackSecret::isCurrent).findFirst();
    current.ifPresent(secret ->
        database
            .sql("update callback_secret set last_used_at = :now where id = :id")
            .param("now", Sql.at(time.instant()))
            .param("id", secret.id())
            .update());
    return current;
  }

  /// Changes what is not null. Nothing: there is no such secret.
  Optional<CallbackSecret> change(
      UUID org, UUID id, @Nullable String label, @Nullable Boolean current) {
    return database.inTransaction(() -> {
      lock(org);
      if (find(org, id).isEmpty()) {
        return Optional.empty();
      }
      if (Boolean.TRUE.equals(current)) {
        retireCurrent(org);
      }
      update(id, label, current);
      return find(org, id);
    });
  }

  /// Deletes it; if it was the one that signs, the newest that is left signs from now on. False:
  /// there is no such secret.
  boolean delete(UUID org, UUID id) {
    return database.inTransaction(() -> {
      lock(org);
      Optional<CallbackSecret> secret = find(org, id);
      if (secret.isEmpty()) {
        return false;
      }
      database.sql("delete from callback_secret where id = :id").param("id", id).update();
      if (secret.get().isCurrent()) {
        list(org).stream().findFirst().ifPresent(next -> update(next.id(), null, true));
      }
      return true;
    });
  }

  private CallbackSecret insert(UUID org, String label) {
    UUID id = JobId.create(time.instant()).value();
    database
        .sql(
            """
            insert into callback_secret (id, org_id, label, secret, is_current, created_at, updated_at)
            values (:id, :org, :label, :secret, true, :now, :now)
            """)
        .param("id", id)
        .param("org", org)
        .param("label", label)
        .param("secret", random())
        .param("now", Sql.at(time.instant()))
        .update();
    return find(org, id).orElseThrow();
  }

  private void update(UUID id, @Nullable String label, @Nullable Boolean current) {
    database
        .sql(
            """
            update callback_secret set label = coalesce(cast(:label as text), label),
              is_current = coalesce(cast(:current as boolean), is_current), updated_at = :now
            where id = :id
            """)
        .param("label", label)
        .param("current", current)
        .param("now", Sql.at(time.instant()))
        .param("id", id)
        .update();
  }

  private void retireCurrent(UUID org) {
    database
        .sql(
            """
            update callback_secret set is_current = false, updated_at = :now
            where org_id = :org and is_current
            """)
        .param("now", Sql.at(time.instant()))
        .param("org", org)
        .update();
  }

  /// Two rotations at once would both find no current secret in their way.
  private void lock(UUID org) {
    database
        .sql("select 1 from organisation where id = :org for update")
        .param("org", org)
        .query(Integer.class)
        .single();
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + HexFormat.of().formatHex(bytes);
  }
}
