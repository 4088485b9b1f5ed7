package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A partition a day of everything that grows with items. Job ids begin with their time, so a day
/// of jobs is a range of ids, and an old day goes by dropping its partitions: no row is deleted one
/// by one.
final class Partitions {

  private static final List<String> TABLES = List.of("item", "result", "attempt", "content");
  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final Database database;
  private final Polled polled;
  private final List<String> tables;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  /// `more` are tables of pipelines.
  Partitions(Database database, Polled polled, List<String> more) {
    this.database = database;
    this.polled = polled;
    this.tables = Stream.concat(TABLES.stream(), more.stream()).toList();
  }

  /// Makes sure that a job created now has somewhere to go.
  void ensure(Instant now) {
    ensure(day(now));
  }

  /// Makes today's and the next days' partitions, ahead of need: making one locks its table for a
  /// moment.
  void ensureAhead(Instant now, int days) {
    for (int ahead = 0; ahead <= days; ahead++) {
      ensure(day(now).plusDays(ahead));
    }
  }

  private void ensure(LocalDate day) {
    if (known.contains(day)) {
      return;
    }
    database.transact(() -> {
      database
          .sql("select 1 from (select pg_advisory_xact_lock(7240)) l")
          .query(Integer.class)
          .single();
      tables.forEach(table -> create(table, day));
    });
    known.add(day);
  }

  private void create(String table, LocalDate day) {
    database
        .sql(
            "create table if not exists %s_%s partition of %s for values from ('%s') to ('%s')"
                .formatted(table, SUFFIX.format(day), table, edge(day), edge(day.plusDays(1))))
        .update();
  }

  /// Drops the days before `now - retention` whose jobs have all ended, and those jobs. Answers the
  /// days.
  List<LocalDate> drop(Instant now, Duration retention) {
    LocalDate keep = day(now.minus(retention));
    return existing().stream().filter(day -> day.isBefore(keep)).filter(this::dropDay).toList();
  }

  private boolean dropDay(LocalDate day) {
    return database.inTransaction(() -> {
      boolean live =
          database
              .sql(
                  """
                  select exists (select 1 from job
                    where id >= cast(:from as uuid) and id < cast(:to as uuid) and ended_at is null)
                  """)
              .param("from", edge(day))
              .param("to", edge(day.plusDays(1)))
              .query(Boolean.class)
              .single();
      if (!live) {
        dropTables(day);
      }
      return !live;
    });
  }

  private void dropTables(LocalDate day) {
    for (String table : tables) {
      database.sql("drop table if exists %s_%s".formatted(table, SUFFIX.format(day))).update();
    }
    database
        .sql("delete from job where id >= cast(:from as uuid) and id < cast(:to as uuid)")
        .param("from", edge(day))
        .param("to", edge(day.plusDays(1)))
        .update();
    known.remove(day);
    polled.forgetAll();
  }

  private List<LocalDate> existing() {
    return database
        .sql(
            """
            select substr(c.relname, 6) from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'item'::regclass order by 1
            """)
        .query(String.class)
        .list()
        .stream()
        .map(suffix -> LocalDate.parse(suffix, SUFFIX))
        .toList();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String edge(LocalDate day) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new JobId(
            new java.util.UUID(JobId.firstAt(start).value().getMostSignificantBits() & ~0xffffL, 0))
        .toString();
  }
}
