package dev.sheaf.workspace;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The organisations' settings.
public final class Workspaces {

  private final Database database;
  private final String email;

  /// @param email what clients are told as the organisations' address, perhaps empty
  public Workspaces(Database database, String email) {
    this.database = database;
    this.email = email;
  }

  public String email() {
    return email;
  }

  public Workspace of(UUID org) {
    return database
        .sql("select * from workspace where org_id = :org")
        .param("org", org)
        .query((row, _) -> {
          @Nullable String name = row.getString("name");
          @Nullable String language = row.getString("language");
          @Nullable String currency = row.getString("currency");
          @Nullable String webhookUrl = row.getString("webhook_url");
          return new Workspace(name, language, currency, webhookUrl);
        })
        .optional()
        .orElse(Workspace.NOTHING_SAID);
  }

  /// What is in force after the change.
  public Workspace change(UUID org, UnaryOperator<Workspace> change) {
    return database.inTransaction(() -> {
      Workspace changed = change.apply(of(org));
      database
          .sql(
              """
              insert into workspace (org_id, name, language, currency, webhook_url)
              values (:org, :name, :language, :currency, :url)
              on conflict (org_id) do update
              set name = :name, language = :language, currency = :currency, webhook_url = :url
              """)
          .param("org", org)
          .param("name", changed.name())
          .param("language", changed.language())
          .param("currency", changed.currency())
          .param("url", changed.webhookUrl())
          .update();
      return changed;
    });
  }

  /// The organisation as the server keeps it.
  public record Organisation(String name, Instant createdAt) {}

  public Organisation organisation(UUID org) {
    return Objects.requireNonNull(
        database
            .sql("select name, created_at from organisation where id = :org")
            .param("org", org)
            .query(
                (row, _) -> new Organisation(row.getString("name"), Sql.instant(row, "created_at")))
            .single());
  }
}
