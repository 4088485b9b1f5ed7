package dev.sheaf.website;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.workspace.Listed;
import dev.sheaf.workspace.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of websites.
final class SiteRows {

  private final Database database;

  SiteRows(Database database) {
    this.database = database;
  }

  Optional<SiteRow> find(String id) {
    return database
        .sql("select * from website where id = :id")
        .param("id", id)
        .query(SiteRows::row)
        .optional();
  }

  Optional<SiteRow> byDomain(String domain) {
    return database
        .sql("select * from website where custom_domain = :domain")
        .param("domain", domain)
        .query(SiteRows::row)
        .optional();
  }

  /// The website, nobody else's to change until the transaction ends; its version grows.
  Optional<SiteRow> touch(String id) {
    return database
        .sql("update website set version = version + 1 where id = :id returning *")
        .param("id", id)
        .query(SiteRows::row)
        .optional();
  }

  Listed<SiteRow> list(UUID org, Page page) {
    String where =
        " from website where org_id = :org"
            + " and (cast(frame as json)->>'name' ilike :search or custom_domain ilike :search)";
    int total =
        database
            .sql("select count(*)" + where)
            .param("org", org)
            .param("search", page.pattern())
            .query(Integer.class)
            .single();
    return new Listed<>(
        database
            .sql("select *" + where + " order by created_at desc, id limit :size offset :offset")
            .param("org", org)
            .param("search", page.pattern())
            .param("size", Page.SIZE)
            .param("offset", page.offset())
            .query(SiteRows::row)
            .list(),
        total);
  }

  void insert(UUID org, String id, String frame, Instant now) {
    database
        .sql(
            """
            insert into website (id, org_id, frame, created_at) values (:id, :org, :frame, :now)
            """)
        .param("id", id)
        .param("org", org)
        .param("frame", frame)
        .param("now", Sql.at(now))
        .update();
  }

  void update(SiteRow row) {
    database
        .sql(
            """
            update website
            set frame = :frame, draft = :draft, activated = :activated,
                extras = cast(:extras as json), custom_domain = :domain, domain_seen_at = :seen
            where id = :id
            """)
        .param("id", row.id())
        .param("frame", row.frame())
        .param("draft", row.draft())
        .param("activated", row.isActivated())
        .param("extras", row.extras())
        .param("domain", row.customDomain())
        .param("seen", Sql.atOrNull(row.domainSeenAt()))
        .update();
  }

  void domainSeen(String id, Instant at) {
    database
        .sql("update website set domain_seen_at = :at where id = :id and domain_seen_at is null")
        .param("id", id)
        .param("at", Sql.at(at))
        .update();
  }

  boolean delete(String id) {
    return database.sql("delete from website where id = :id").param("id", id).update() > 0;
  }

  private static SiteRow row(ResultSet row, int number) throws SQLException {
    @Nullable String draft = row.getString("draft");
    @Nullable String domain = row.getString("custom_domain");
    return new SiteRow(
        row.getString("id"),
        row.getObject("org_id", UUID.class),
        row.getString("frame"),
        draft,
        row.getLong("version"),
        row.getBoolean("activated"),
        row.getString("extras"),
        domain,
        Sql.instantOrNull(row, "domain_seen_at"),
        Sql.instant(row, "created_at"));
  }
}
