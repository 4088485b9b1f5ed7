package dev.sheaf.website;

import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How many requests websites had on each day. They are counted in memory and written now and then:
/// a server that is killed loses some seconds of them.
public final class Traffic {

  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

  private final Database database;
  private final Time time;
  private Map<Counted, Long> counts = new HashMap<>();
  private long writeAt;

  public Traffic(Database database, Time time) {
    this.database = database;
    this.time = time;
    this.writeAt = time.nanos() + WRITTEN_EVERY.toNanos();
  }

  private record Counted(String websiteId, LocalDate day) {}

  public void count(String websiteId) {
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    boolean isDue;
    synchronized (this) {
      counts.merge(new Counted(websiteId, today), 1L, Long::sum);
      isDue = time.nanos() - writeAt >= 0;
    }
    if (isDue) {
      write();
    }
  }

  /// Writes what is counted so far.
  public void write() {
    Map<Counted, Long> taken;
    synchronized (this) {
      taken = counts;
      counts = new HashMap<>();
      writeAt = time.nanos() + WRITTEN_EVERY.toNanos();
    }
    taken.forEach(this::add);
  }

  private void add(Counted counted, long requests) {
    database
        .sql(
            """
            insert into website_traffic (website_id, day, requests)
            select id, :day, :requests from website where id = :website
            on conflict (website_id, day) do update
            set requests = website_traffic.requests + :requests
            """)
        .param("website", counted.websiteId())
        .param("day", counted.day())
        .param("requests", requests)
        .update();
  }

  /// The requests of a website on the days from the first to the last.
  public long of(String websiteId, LocalDate from, LocalDate to) {
    return database
        .sql(
            """
            select coalesce(sum(requests), 0) from website_traffic
            where website_id = :website and day between :from and :to
            """)
        .param("website", websiteId)
        .param("from", from)
        .param("to", to)
        .query(Long.class)
        .single();
  }

  /// As the other, of all websites of an organisation.
  public long of(UUID org, LocalDate from, LocalDate to) {
    return database
        .sql(
            """
            select coalesce(sum(t.requests), 0)
            from website_traffic t join website w on w.id = t.website_id
            where w.org_id = :org and t.day between :from and :to
            """)
        .param("org", org)
        .param("from", from)
        .param("to", to)
        .query(Long.class)
        .single();
  }
}
