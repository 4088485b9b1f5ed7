package dev.sheaf.engine;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The node rows and what follows from their silence. Silence is judged by the database's clock,
/// the only one that all nodes share.
final class Nodes {

  private static final int RESCUE_MAX = 500;

  private final Database database;

  Nodes(Database database) {
    this.database = database;
  }

  /// Says that the node lives, and answers how many do.
  int beat(UUID id, String name, Duration leaseMax) {
    database
        .sql(
            """
            insert into node (id, name) values (:id, :name)
            on conflict (id) do update set heartbeat_at = now()
            """)
        .param("id", id)
        .param("name", name)
        .update();
    return database
        .sql("select count(*) from node where heartbeat_at > now() - make_interval(secs => :lease)")
        .param("lease", seconds(leaseMax))
        .query(Integer.class)
        .single();
  }

  void leave(UUID id) {
    database.sql("delete from node where id = :id").param("id", id).update();
  }

  /// Forgets every other node: only for a database that no other process can be using.
  void forgetOthers(UUID id) {
    database.sql("delete from node where id <> :id").param("id", id).update();
  }

  /// Takes the shards of silent nodes back into the queue. Items they may have been working on are
  /// noted as crashed, so that one that keeps killing its node is found.
  List<ShardKey> rescue(Duration leaseMax, Instant now) {
    return database.inTransaction(() -> {
      List<Lost> lost = takeBack(leaseMax, now);
      lost.forEach(shard -> noteCrashed(shard, now));
      return lost.stream().map(Lost::shard).toList();
    });
  }

  private List<Lost> takeBack(Duration leaseMax, Instant now) {
    return database
        .sql(
            """
            with lost as (
                select s.job_id, s.stage_no, s.no, s.suspects from shard s
                where s.status = 'leased' and not exists (
                    select 1 from node n
                    where n.id = s.node_id and n.heartbeat_at > now() - make_interval(secs => :lease))
                limit :limit for update of s skip locked
            )
            update shard s
            set status = case when j.paused then 'waiting' else 'ready' end,
                node_id = null, in_flight = null, in_flight_since = null, suspects = null, due_at = :now
            from lost l join job j on j.id = l.job_id
            where (s.job_id, s.stage_no, s.no) = (l.job_id, l.stage_no, l.no)
            returning s.job_id, s.stage_no, s.no, s.low_water, s.start_mark, s.bulk_phase, l.suspects
            """)
        .param("lease", seconds(leaseMax))
        .param("limit", RESCUE_MAX)
        .param("now", Sql.at(now))
        .query((row, n) -> {
          boolean atProvider =
              row.getString("bulk_phase") != null
                  && BulkPhase.of(row.getString("bulk_phase")) != BulkPhase.LIVE;
          int from = row.getInt("low_water");
          int to = atProvider ? from : row.getInt("start_mark");
          return new Lost(Shards.key(row), Sql.integers(row, "suspects"), from, to);
        })
        .list();
  }

  /// Under suspicion are the items that ran apart or, where none did, all that may have been in
  /// flight; items that only wait for their turn to run apart were not. After a crash alone an item
  /// waits, longer each time: servers that are killed from outside are killed again soon.
  private void noteCrashed(Lost lost, Instant now) {
    String participants =
        lost.shard().stageNo() == 0
            ? "select seq from item where job_id = :job"
            : "select seq from result where job_id = :job and stage_no = :stage - 1 and goes_on";
    database
        .sql(
            """
            insert into attempt (job_id, stage_no, seq, number, failure, crashed, ended_at, not_before)
            select :job, :stage, p.seq, coalesce(t.number, 0) + 1, cast(:failure as json), true, :now,
                :now + make_interval(secs => case when t.crashes between :untilAlone and :max - 2 then :pause * power(:growth, t.crashes - :untilAlone) else 0 end)
            from (%s and seq >= :from and seq < :to) p
            cross join lateral (
                select max(number) as number, max(not_before) as not_before, count(*) filter (where crashed) as crashes
                from attempt a
                where a.job_id = :job and a.stage_no = :stage and a.seq = p.seq) t
            where (t.not_before is null or t.not_before <= :now)
              and case when :apart then p.seq = any (:suspects) else t.crashes < :untilApart end
              and not exists (
                select 1 from result r where r.job_id = :job and r.stage_no = :stage and r.seq = p.seq)
            """
                .formatted(participants))
        .param("job", lost.shard().jobId().value())
        .param("stage", lost.shard().stageNo())
        .param("from", lost.from())
        .param("to", lost.to())
        .param("failure", NODE_LOST)
        .param("apart", !lost.suspects().isEmpty())
        .param("suspects", lost.suspects().toArray(Integer[]::new))
        .param("untilApart", Work.CRASHES_UNTIL_APART)
        .param("untilAlone", Work.CRASHES_UNTIL_ALONE)
        .param("pause", seconds(Work.PAUSE_AFTER_CRASH_ALONE))
        .param("growth", Work.PAUSE_GROWTH)
        .param("max", Work.CRASHES_MAX)
        .param("now", Sql.at(now))
        .update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static final String NODE_LOST =
      """
      {"code": "NODE_LOST", "kind": "OURS", "message": "The server that ran this attempt went away"}
      """;

  /// A shard taken back, with the range of items its owner may have been working on, and those of
  /// them that ran apart.
  private record Lost(ShardKey shard, List<Integer> suspects, int from, int to) {}
}
