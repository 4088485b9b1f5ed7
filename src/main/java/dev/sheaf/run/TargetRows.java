package dev.sheaf.run;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The target rows and their versions.
final class TargetRows {

  private static final String NEWEST =
      """
      select t.id, v.id as version_id, v.version, t.kind, t.owner, t.slug, v.definition
      from target t join target_version v on v.target_id = t.id and v.version = t.version
      """;

  private final Database database;

  TargetRows(Database database) {
    this.database = database;
  }

  /// Two files applied at once come one after the other.
  void lock() {
    database
        .sql("select 1 from (select pg_advisory_xact_lock(7242)) l")
        .query(Integer.class)
        .single();
  }

  /// The organisation's own, else everybody's. Without an organisation, only everybody's.
  Optional<Target> byPath(@Nullable UUID org, TargetKind kind, String owner, String slug) {
    return database
        .sql(
            NEWEST
                + """
                where t.kind = :kind and t.owner = :owner and t.slug = :slug
                  and (t.org_id is null or t.org_id = :org)
                order by t.org_id nulls last limit 1
                """)
        .param("kind", kind.word())
        .param("owner", owner)
        .param("slug", slug)
        .param("org", org, Types.OTHER)
        .query((row, n) -> target(row))
        .optional();
  }

  Optional<Target> byId(UUID org, UUID id) {
    return database
        .sql(NEWEST + "where t.id = :id and (t.org_id is null or t.org_id = :org)")
        .param("id", id)
        .param("org", org)
        .query((row, n) -> target(row))
        .optional();
  }

  Optional<Target> version(UUID versionId) {
    return database
        .sql(
            """
            select t.id, v.id as version_id, v.version, t.kind, t.owner, t.slug, v.definition
            from target_version v join target t on t.id = v.target_id
            where v.id = :id
            """)
        .param("id", versionId)
        .query((row, n) -> target(row))
        .optional();
  }

  List<Target> list(UUID org) {
    return database
        .sql(
            """
            select distinct on (t.kind, t.owner, t.slug)
                t.id, v.id as version_id, v.version, t.kind, t.owner, t.slug, v.definition
            from target t join target_version v on v.target_id = t.id and v.version = t.version
            where t.org_id is null or t.org_id = :org
            order by t.kind, t.owner, t.slug, t.org_id nulls last
            """)
        .param("org", org)
        .query((row, n) -> target(row))
        .list();
  }

  /// Writes a first or a further version; `version` is one more than the newest.
  void write(@Nullable UUID org, UUID target, int version, NamedDefinition named, Instant now) {
    if (version == 1) {
      insertTarget(org, target, named, now);
    } else {
      database
          .sql("update target set version = :version where id = :id")
          .param("version", version)
          .param("id", target)
          .update();
    }
    insertVersion(target, version, named.definition(), now);
  }

  private void insertTarget(@Nullable UUID org, UUID target, NamedDefinition named, Instant now) {
    database
        .sql(
            """
            insert into target (id, org_id, kind, owner, slug, version, created_at)
            values (:id, :org, :kind, :owner, :slug, 1, :now)
            """)
        .param("id", target)
        .param("org", org, Types.OTHER)
        .param("kind", named.kind().word())
        .param("owner", named.owner())
        .param("slug", named.slug())
        .param("now", Sql.at(now))
        .update();
  }

  private void insertVersion(UUID target, int version, Definition definition, Instant now) {
    database
        .sql(
            """
            insert into target_version (id, target_id, version, definition, created_at)
            values (:id, :target, :version, cast(:definition as json), :now)
            """)
        .param("id", JobId.create(now).value())
        .param("target", target)
        .param("version", version)
        .param("definition", Json.MAPPER.writeValueAsString(definition))
        .param("now", Sql.at(now))
        .update();
  }

  /// The id, newest number and definition of a target, whose is exactly this organisation's or
  /// everybody's.
  Optional<Newest> newest(@Nullable UUID org, NamedDefinition named) {
    return database
        .sql(
            NEWEST
                + """
                where t.kind = :kind and t.owner = :owner and t.slug = :slug
                  and t.org_id is not distinct from :org
                """)
        .param("kind", named.kind().word())
        .param("owner", named.owner())
        .param("slug", named.slug())
        .param("org", org, Types.OTHER)
        .query((row, n) ->
            new Newest(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("definition")))
        .optional();
  }

  /// A target's newest version as it is written.
  record Newest(UUID target, int version, String definition) {}

  private static Target target(ResultSet row) throws SQLException {
    Definition definition = Json.MAPPER.readValue(row.getString("definition"), Definition.class);
    return new Target(
        row.getObject("id", UUID.class),
        row.getObject("version_id", UUID.class),
        row.getInt("version"),
        TargetKind.of(row.getString("kind")),
        row.getString("owner"),
        row.getString("slug"),
        definition.name(),
        definition.description(),
        definition.enabled(),
        definition.inputs(),
        definition.price(),
        definition.maxConcurrency(),
        definition.timeout(),
        definition.attempts(),
        definition.action(),
        definition.strict());
  }
}
