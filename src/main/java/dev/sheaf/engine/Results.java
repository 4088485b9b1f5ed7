package dev.sheaf.engine;

import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.store.CopyRows;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;

/// What came of items: results, the attempts before them, and kept content. All append-only, all
/// COPYed.
final class Results {

  private final Database database;
  private final Polled polled;

  Results(Database database, Polled polled) {
    this.database = database;
    this.polled = polled;
  }

  void insert(JobId job, int stageNo, List<Settled> results) {
    if (results.isEmpty()) {
      return;
    }
    database.copy(
        "result (job_id, stage_no, seq, failure, output, goes_on, attempt, cost, cancelled, started_at, ended_at)",
        rows -> results.forEach(result -> insert(rows, job, stageNo, result)));
    polled.recorded(job, stageNo, results);
    if (results.stream().anyMatch(result -> result.content() != null)) {
      database.copy(
          "content (job_id, stage_no, seq, body)",
          rows -> results.forEach(result -> insertContent(rows, job, stageNo, result)));
    }
  }

  private static void insert(CopyRows rows, JobId job, int stageNo, Settled result) {
    rows.row()
        .uuid(job.value())
        .smallint(stageNo)
        .integer(result.seq())
        .raw(Rows.jsonBytes(result.failure()))
        .raw(result.output())
        .bool(result.goesOn())
        .smallint(result.attempt())
        .numeric(Rows.costOrNull(result.spent().cost()))
        .bool(result.cancelled())
        .timestamptz(result.startedAt())
        .timestamptz(result.at());
  }

  private static void insertContent(CopyRows rows, JobId job, int stageNo, Settled result) {
    if (result.content() != null) {
      rows.row().uuid(job.value()).smallint(stageNo).integer(result.seq()).raw(result.content());
    }
  }

  void insertAttempts(JobId job, int stageNo, List<Retried> attempts) {
    database.copy(
        "attempt (job_id, stage_no, seq, number, failure, crashed, cost, started_at, ended_at, not_before)",
        rows -> attempts.forEach(attempt -> insert(rows, job, stageNo, attempt)));
  }

  private static void insert(CopyRows rows, JobId job, int stageNo, Retried attempt) {
    rows.row()
        .uuid(job.value())
        .smallint(stageNo)
        .integer(attempt.seq())
        .smallint(attempt.attempt())
        .raw(Rows.jsonBytes(attempt.why()))
        .bool(false)
        .numeric(Rows.costOrNull(attempt.spent().cost()))
        .timestamptz(attempt.startedAt())
        .timestamptz(attempt.at())
        .timestamptz(attempt.notBefore());
  }

  /// The items of a range that have a result in the stage, as bits from `from` on.
  BitSet recorded(JobId job, int stageNo, int from, int to) {
    BitSet recorded = new BitSet();
    RowCallbackHandler read = row -> recorded.set(row.getInt("seq") - from);
    database
        .sql(
            """
            select seq from result
            where job_id = :job and stage_no = :stage and seq >= :from and seq < :to
            """)
        .param("job", job.value())
        .param("stage", stageNo)
        .param("from", from)
        .param("to", to)
        .query(read);
    return recorded;
  }

  /// What unfinished items of a range went through so far.
  Map<Integer, Tries> tries(JobId job, int stageNo, int from, int to) {
    Map<Integer, Tries> tries = new HashMap<>();
    RowCallbackHandler read = row -> tries.put(row.getInt("seq"), tries(row));
    database
        .sql(
            """
            select seq, max(number) as number, max(not_before) as not_before,
                count(*) filter (where crashed) as crashes,
                count(*) filter (where failure ->> 'kind' = 'CAPACITY') as waits
            from attempt
            where job_id = :job and stage_no = :stage and seq >= :from and seq < :to
            group by seq
            """)
        .param("job", job.value())
        .param("stage", stageNo)
        .param("from", from)
        .param("to", to)
        .query(read);
    return tries;
  }

  Optional<byte[]> content(JobId job, int stageNo, int seq) {
    return database
        .sql("select body from content where job_id = :job and stage_no = :stage and seq = :seq")
        .param("job", job.value())
        .param("stage", stageNo)
        .param("seq", seq)
        .query(byte[].class)
        .optional();
  }

  /// Items in request order with the result of the last stage each one reached, a page at a time by
  /// key.
  List<ItemResult> page(JobId job, int fromSeq, int limit) {
    return database
        .sql(
            """
            select i.seq, i.client_ref, i.input, r.stage_no, r.output, r.failure, r.goes_on, r.attempt, r.cost, r.ended_at
            from item i left join lateral (
                select * from result r where r.job_id = i.job_id and r.seq = i.seq
                  and r.stage_no = any (:stages)
                order by r.stage_no desc limit 1) r on true
            where i.job_id = :job and i.seq >= :from and i.seq < :to
            order by i.seq
            """)
        .param("job", job.value())
        .param("stages", STAGES)
        .param("from", fromSeq)
        .param("to", Math.addExact(fromSeq, limit))
        .query((row, n) -> ItemResult.of(row))
        .list();
  }

  private static final Short[] STAGES = {0, 1, 2, 3, 4, 5, 6, 7};

  private static Tries tries(ResultSet row) throws SQLException {
    return new Tries(
        row.getInt("number"),
        row.getInt("waits"),
        row.getInt("crashes"),
        Sql.instant(row, "not_before"));
  }

  /// How often an item was tried: attempts in all, those that only waited, those a crash ended.
  record Tries(int number, int waits, int crashes, Instant notBefore) {
    static final Tries NONE = new Tries(0, 0, 0, Instant.EPOCH);

    /// Attempts that failed, apart from waits and crashes.
    int failures() {
      return number - waits - crashes;
    }

    Tries plus(Failure why, Instant next) {
      return new Tries(number + 1, waits + (Policy.isWait(why) ? 1 : 0), crashes, next);
    }
  }
}
