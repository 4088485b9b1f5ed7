package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.store.Database;
import java.util.List;

/// What must be true of the tables after anything whatever. Each query lists the rows that break a
/// rule.
public final class Invariants {

  private Invariants() {}

  public static void assertHold(Database database) {
    none(
        database,
        "a shard's tally equals its recorded results",
        """
        select s.job_id, s.stage_no, s.no from shard s
        left join lateral (
            select count(*) filter (where r.failure is null) as succeeded,
                count(*) filter (where r.failure is not null and not r.cancelled) as failed,
                count(*) filter (where r.cancelled) as cancelled,
                count(*) filter (where r.goes_on) as going_on,
                coalesce(sum(r.cost), 0) as cost
            from result r where r.job_id = s.job_id and r.stage_no = s.stage_no and r.seq >= s.seq_from and r.seq < s.seq_to
        ) r on true
        left join lateral (
            select coalesce(sum(a.cost), 0) as cost
            from attempt a where a.job_id = s.job_id and a.stage_no = s.stage_no and a.seq >= s.seq_from and a.seq < s.seq_to
        ) a on true
        where (s.succeeded, s.failed, s.going_on) <> (r.succeeded, r.failed, r.going_on)
            or (s.status <> 'cancelled' and s.cancelled <> r.cancelled) or s.cost <> r.cost + a.cost
        """);
    none(
        database,
        "a closed stage's tally is the sum of its shards",
        """
        select g.job_id, g.no from stage g join (
            select job_id, stage_no, sum(succeeded) as succeeded, sum(failed) as failed, sum(cancelled) as cancelled, sum(total) as total
            from shard group by job_id, stage_no) s on s.job_id = g.job_id and s.stage_no = g.no
        where g.tally is not null and (s.succeeded, s.failed, s.cancelled, s.total) <>
            ((g.tally ->> 'succeeded')::int, (g.tally ->> 'failed')::int, (g.tally ->> 'cancelled')::int, (g.tally ->> 'total')::int)
        """);
    none(
        database,
        "an ended job has no live work",
        """
        select j.id from job j join shard s on s.job_id = j.id
        where j.ended_at is not null and s.status not in ('done', 'cancelled')
        """);
    none(
        database,
        "attempts number without gaps",
        """
        select job_id, stage_no, seq from attempt group by job_id, stage_no, seq
        having max(number) <> count(*) or min(number) <> 1
        """);
    none(
        database,
        "a result's attempt follows the attempts before it",
        """
        select r.job_id, r.stage_no, r.seq from result r
        where r.attempt <> 1 + (
            select count(*) from attempt a where (a.job_id, a.stage_no, a.seq) = (r.job_id, r.stage_no, r.seq))
        """);
    none(
        database,
        "everything below the low-water mark of a shard is recorded",
        """
        select s.job_id, s.stage_no, s.no from shard s
        where s.stage_no = 0 and exists (
            select 1 from item i where i.job_id = s.job_id and i.seq >= s.seq_from and i.seq < s.low_water
              and not exists (select 1 from result r where r.job_id = i.job_id and r.stage_no = 0 and r.seq = i.seq))
        """);
    none(
        database,
        "a complete job has a final result for every item",
        """
        select j.id from job j
        where j.status in ('complete', 'partial') and j.item_count <> (
            select count(*) from result r where r.job_id = j.id and not r.goes_on)
        """);
  }

  private static void none(Database database, String rule, String query) {
    List<?> broken = database.sql(query).query().listOfRows();
    assertThat(broken).as(rule).isEmpty();
  }
}
