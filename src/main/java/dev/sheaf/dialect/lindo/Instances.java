package dev.sheaf.dialect.lindo;

import dev.sheaf.engine.Engine;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.website.SiteIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and controls jobs as instances of workflows.
public final class Instances {

  private final Database database;
  private final Engine engine;

  public Instances(Database database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  /// What a list is cut down to; null is no condition.
  record Filter(
      @Nullable WorkKind kind,
      @Nullable String status,
      @Nullable String websiteId,
      @Nullable String clientId,
      int limit,
      int offset) {}

  List<Instance> list(UUID org, Filter filter) {
    return database
        .sql(
            """
            select * from website_work w
            where org_id = :org
                and (cast(:kind as text) is null or kind = :kind)
                and (cast(:website as text) is null or website_id = :website)
                and (cast(:client as text) is null or website_id in (
                    select website_id from client_website where client_id = :client))
                and (cast(:status as text) is null or :status = case
                    when paused and status in ('scheduled', 'queued', 'running') then 'paused'
                    when status in ('scheduled', 'queued') then 'queued'
                    when status in ('complete', 'partial') then 'completed'
                    when status = 'errored' then 'failed'
                    when status = 'cancelled' then 'terminated'
                    else status end)
            order by created_at desc, id desc
            limit :limit offset :offset
            """)
        .param("org", org)
        .param("kind", filter.kind == null ? null : filter.kind.pipeline())
        .param("website", filter.websiteId)
        .param("client", filter.clientId)
        .param("status", filter.status)
        .param("limit", filter.limit)
        .param("offset", filter.offset)
        .query(Instances::instance)
        .list();
  }

  /// By the id of the instance or of the record.
  Optional<Instance> find(UUID org, String id) {
    String record =
        id.startsWith(Orders.INSTANCE)
            ? SiteIds.RECORD + id.substring(Orders.INSTANCE.length())
            : id;
    return database
        .sql("select * from website_work where org_id = :org and public_id = :id")
        .param("org", org)
        .param("id", record)
        .query(Instances::instance)
        .optional();
  }

  /// False: it has ended.
  boolean terminate(UUID org, Instance instance) {
    boolean isEnded = !engine.cancel(instance.id());
    // The pages may have come to be since the instance was read.
    JobId pages = find(org, instance.recordId()).map(Instance::pages).orElse(null);
    return (pages != null && engine.cancel(pages)) || !isEnded;
  }

  void pause(Instance instance) {
    engine.pause(current(instance));
  }

  void resume(Instance instance) {
    engine.resume(current(instance));
  }

  private static JobId current(Instance instance) {
    return instance.pages() == null ? instance.id() : instance.pages();
  }

  private static Instance instance(ResultSet row, int number) throws SQLException {
    UUID pages = row.getObject("pages_id", UUID.class);
    return new Instance(
        new JobId(row.getObject("id", UUID.class)),
        pages == null ? null : new JobId(pages),
        row.getString("public_id"),
        WorkKind.of(row.getString("kind")).orElseThrow(),
        JobStatus.of(row.getString("status")),
        row.getBoolean("paused"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"));
  }
}
