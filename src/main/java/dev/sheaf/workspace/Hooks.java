package dev.sheaf.workspace;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.UUID;

/// Who has asked to be told of one kind of event.
public final class Hooks {

  /// More receivers than an organisation can mean to have.
  public static final int HOOKS_MAX = 200;

  private final Database database;
  private final Time time;

  public Hooks(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// False: the organisation has as many as it may have.
  public boolean add(UUID org, String targetUrl, String eventType) {
    return database.inTransaction(() -> {
      int there =
          database
              .sql("select count(*) from webhook_hook where org_id = :org")
              .param("org", org)
              .query(Integer.class)
              .single();
      return there < HOOKS_MAX && insert(org, targetUrl, eventType);
    });
  }

  private boolean insert(UUID org, String targetUrl, String eventType) {
    database
        .sql(
            """
            insert into webhook_hook (org_id, target_url, event_type, created_at)
            values (:org, :url, :type, :now)
            on conflict do nothing
            """)
        .param("org", org)
        .param("url", targetUrl)
        .param("type", eventType)
        .param("now", Sql.at(time.instant()))
        .update();
    return true;
  }

  /// How many there were.
  public int remove(UUID org, String targetUrl) {
    return database
        .sql("delete from webhook_hook where org_id = :org and target_url = :url")
        .param("org", org)
        .param("url", targetUrl)
        .update();
  }

  /// The receivers of an event, the workspace's own first, each once.
  public List<String> receivers(UUID org, String eventType) {
    return database
        .sql(
            """
            select url from (
                select webhook_url as url, 0 as place from workspace
                where org_id = :org and webhook_url is not null
                union all
                select target_url, 1 from webhook_hook where org_id = :org and event_type = :type) r
            group by url order by min(place), url
            """)
        .param("org", org)
        .param("type", eventType)
        .query((row, _) -> row.getString("url"))
        .list();
  }
}
