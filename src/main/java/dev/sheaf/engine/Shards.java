package dev.sheaf.engine;

import dev.sheaf.engine.Lease.Bulk;
import dev.sheaf.job.JobId;
import dev.sheaf.job.Tally;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/// The shard rows as a queue: cut, claimed, promoted, ended. What their owners write is in
/// [Leases].
final class Shards {

  /// How far a new owner may start items before its first flush says how far it wants to go.
  static final int FIRST_MARK = 64;

  private static final int CANDIDATES_MAX = 1_000;
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(1);

  private final Database database;

  Shards(Database database) {
    this.database = database;
  }

  void insert(JobRecord job, int stageNo, Instant now, List<Cut> cuts, int ready, int atOnce) {
    database
        .sql(
            """
            insert into shard (job_id, stage_no, no, seq_from, seq_to, total, status, priority, due_at, low_water, start_mark, at_once)
            select :job, :stage, no - 1, seq_from, seq_to, total, case when no <= :ready then 'ready' else 'waiting' end,
                :priority, :now, seq_from, seq_from, :atOnce
            from unnest(:from, :to, :total) with ordinality as cut (seq_from, seq_to, total, no)
            """)
        .param("job", job.id().value())
        .param("stage", stageNo)
        .param("ready", ready)
        .param("priority", job.priority())
        .param("now", Sql.at(now))
        .param("atOnce", atOnce)
        .param("from", integers(cuts, Cut::from))
        .param("to", integers(cuts, Cut::to))
        .param("total", integers(cuts, Cut::total))
        .update();
  }

  private static Integer[] integers(List<Cut> cuts, Function<Cut, Integer> part) {
    return cuts.stream().map(part).toArray(Integer[]::new);
  }

  /// Counts the items that were refused when the job came in: they have results before any shard
  /// was worked on.
  void countRefused(JobId job) {
    database
        .sql(
            """
            update shard s set failed = c.n
            from (
                select s.no, count(*) as n
                from result r join shard s on s.job_id = r.job_id and s.stage_no = 0
                  and r.seq >= s.seq_from and r.seq < s.seq_to
                where r.job_id = :job and r.stage_no = 0
                group by s.no
            ) c
            where s.job_id = :job and s.stage_no = 0 and s.no = c.no
            """)
        .param("job", job.value())
        .update();
  }

  /// Takes up to `limit` leases, the longest due first, at most `perJob` of one job for this node,
  /// so that other nodes get their share; a shard that nobody took for a second is taken all the
  /// same. Never more of a job than the node has use for.
  List<Lease> claim(UUID node, Instant now, int limit, int perJob) {
    return database
        .sql(
            """
            with mine as (
                select job_id, count(*) as n from shard where status = 'leased' and node_id = :node group by job_id
            ), candidate as (
                select job_id, stage_no, no, priority, due_at from shard
                where status = 'ready' and due_at <= :now
                order by priority desc, due_at limit :candidates
            ), placed as (
                select c.*, coalesce(m.n, 0) + row_number() over (partition by c.job_id order by c.due_at, c.no) as place
                from candidate c left join mine m using (job_id)
            ), chosen as (
                select s.job_id, s.stage_no, s.no
                from placed p join shard s using (job_id, stage_no, no)
                where s.status = 'ready' and p.place <= s.at_once and (p.place <= :perJob or p.due_at <= :leftBehind)
                order by p.priority desc, p.due_at, p.no limit :limit
                for update of s skip locked
            )
            update shard s
            set status = 'leased', node_id = :node, epoch = s.epoch + 1,
                start_mark = least(s.seq_to, greatest(s.start_mark, s.low_water + :firstMark))
            from chosen c
            where (s.job_id, s.stage_no, s.no) = (c.job_id, c.stage_no, c.no)
            returning s.*
            """)
        .param("node", node)
        .param("now", Sql.at(now))
        .param("candidates", CANDIDATES_MAX)
        .param("perJob", perJob)
        .param("leftBehind", Sql.at(now.minus(LEFT_BEHIND)))
        .param("limit", limit)
        .param("firstMark", FIRST_MARK)
        .query((row, n) -> lease(row))
        .list();
  }

  /// Makes the next waiting shards of a running stage ready, until `inFlight` are due or at work.
  void promote(JobId job, int stageNo, int inFlight, Instant now) {
    database
        .sql(
            """
            update shard set status = 'ready', due_at = greatest(due_at, :now)
            where job_id = :job and stage_no = :stage and status = 'waiting' and no in (
                select no from shard
                where job_id = :job and stage_no = :stage and status = 'waiting'
                order by no
                limit greatest(0, :inFlight - (
                    select count(*) from shard
                    where job_id = :job and stage_no = :stage
                      and (status = 'leased' or (status = 'ready' and due_at <= :now))))
                for update skip locked)
            """)
        .param("job", job.value())
        .param("stage", stageNo)
        .param("inFlight", inFlight)
        .param("now", Sql.at(now))
        .update();
  }

  /// Takes the shards of a paused job out of the queue.
  void park(JobId job) {
    database
        .sql("update shard set status = 'waiting' where job_id = :job and status = 'ready'")
        .param("job", job.value())
        .update();
  }

  /// Ends every shard of the job that is still open: what is not recorded counts as cancelled. The
  /// owner, if any, is refused at its next flush.
  void cancelOpen(JobId job, Instant now) {
    database
        .sql(
            """
            update shard
            set status = 'cancelled', due_at = least(due_at, :now), node_id = null, in_flight = null, in_flight_since = null, suspects = null, epoch = epoch + 1,
                cancelled = total - succeeded - failed
            where job_id = :job and status not in ('done', 'cancelled')
            """)
        .param("job", job.value())
        .param("now", Sql.at(now))
        .update();
  }

  /// How many could be worked on now and are not; it stops counting at [#CANDIDATES_MAX].
  int due(Instant now) {
    return database
        .sql(
            """
            select count(*) from (
                select 1 from shard where status = 'ready' and due_at <= :now limit :most) due
            """)
        .param("now", Sql.at(now))
        .param("most", CANDIDATES_MAX)
        .query(Integer.class)
        .single();
  }

  /// None while one of them is open.
  List<ShardRow> ofEndedStage(JobId job, int stageNo) {
    return ofStage(
        job,
        stageNo,
        """
         and not exists (select 1 from shard
            where job_id = :job and stage_no = :stage and status not in ('done', 'cancelled'))
        """);
  }

  List<ShardRow> ofStage(JobId job, int stageNo) {
    return ofStage(job, stageNo, "");
  }

  private List<ShardRow> ofStage(JobId job, int stageNo, String condition) {
    return database
        .sql(
            "select * from shard where job_id = :job and stage_no = :stage"
                + condition
                + " order by no")
        .param("job", job.value())
        .param("stage", stageNo)
        .query((row, n) ->
            new ShardRow(
                row.getInt("seq_from"),
                row.getInt("seq_to"),
                Rows.tally(row),
                row.getString("bulk_handle")))
        .list();
  }

  /// A shard that a node holds: whether its job is paused, and which of its items are cancelled.
  record Held(boolean paused, List<Integer> cancels) {}

  /// The shards leased to the node.
  Map<ShardKey, Held> heldBy(UUID node) {
    Map<ShardKey, Held> held = new HashMap<>();
    RowCallbackHandler read =
        row -> held.put(key(row), new Held(row.getBoolean("paused"), Sql.integers(row, "cancels")));
    database
        .sql(
            """
            select s.job_id, s.stage_no, s.no, s.cancels, j.paused from shard s join job j on j.id = s.job_id
            where s.status = 'leased' and s.node_id = :node
            """)
        .param("node", node)
        .query(read);
    return held;
  }

  /// Gives back a shard that is leased to the node although it does not work on it.
  void releaseOrphan(UUID node, ShardKey shard) {
    database
        .sql(
            """
            update shard set status = 'ready', node_id = null, in_flight = null, in_flight_since = null, suspects = null
            where (job_id, stage_no, no) = (:job, :stage, :no) and status = 'leased' and node_id = :node
            """)
        .param("job", shard.jobId().value())
        .param("stage", shard.stageNo())
        .param("no", shard.no())
        .param("node", node)
        .update();
  }

  static ShardKey key(ResultSet row) throws SQLException {
    return new ShardKey(
        new JobId(row.getObject("job_id", UUID.class)), row.getInt("stage_no"), row.getInt("no"));
  }

  static Bulk bulk(ResultSet row) throws SQLException {
    return new Bulk(
        BulkPhase.of(row.getString("bulk_phase")),
        Sql.instant(row, "bulk_since"),
        row.getString("bulk_handle"),
        row.getInt("bulk_tries"));
  }

  static Lease lease(ResultSet row) throws SQLException {
    boolean isBulk = row.getString("bulk_phase") != null;
    return new Lease(
        key(row),
        row.getObject("node_id", UUID.class),
        row.getInt("epoch"),
        row.getInt("seq_from"),
        row.getInt("seq_to"),
        row.getInt("low_water"),
        row.getInt("start_mark"),
        isBulk ? bulk(row) : null,
        Sql.integers(row, "cancels"),
        Rows.tally(row));
  }

  /// A range of items that makes a shard, `total` of which take part in the stage.
  record Cut(int from, int to, int total) {}

  /// What a snapshot needs of a shard.
  record ShardRow(int from, int to, Tally tally, @Nullable String bulkHandle) {}
}
