package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stage rows of jobs.
final class Stages {

  private final Database database;

  Stages(Database database) {
    this.database = database;
  }

  void insert(JobId job, List<Stage<?, ?>> stages) {
    for (int no = 0; no < stages.size(); no++) {
      database
          .sql("insert into stage (job_id, no, name, status) values (:job, :no, :name, 'waiting')")
          .param("job", job.value())
          .param("no", no)
          .param("name", stages.get(no).name())
          .update();
    }
  }

  /// Locks the stages of a job, in order. Whoever ends a shard, a stage or a job takes this lock
  /// first: otherwise two last shards that end together would each see the other as still at work.
  /// Whoever pauses or resumes a job does too, before its row: the last flush holds the stages when
  /// it comes to write the row, and the other way round the two would wait for each other.
  List<StageRow> lock(JobId job) {
    return database
        .sql("select * from stage where job_id = :job order by no for update")
        .param("job", job.value())
        .query((row, n) -> stage(row))
        .list();
  }

  List<StageRow> ofJob(JobId job) {
    return database
        .sql("select * from stage where job_id = :job order by no")
        .param("job", job.value())
        .query((row, n) -> stage(row))
        .list();
  }

  void open(JobId job, int no, int total, Instant now, boolean started) {
    database
        .sql(
            """
            update stage set status = 'running', total = :total, opened_at = :now,
                started_at = case when :started then cast(:now as timestamptz) end
            where job_id = :job and no = :no
            """)
        .param("total", total)
        .param("now", Sql.at(now))
        .param("started", started)
        .param("job", job.value())
        .param("no", no)
        .update();
  }

  /// True when this call was the first to say that the stage's work began.
  boolean started(JobId job, int no, Instant now) {
    return database
            .sql(
                """
                update stage set started_at = :now
                where job_id = :job and no = :no and started_at is null and status = 'running'
                """)
            .param("now", Sql.at(now))
            .param("job", job.value())
            .param("no", no)
            .update()
        == 1;
  }

  void close(
      JobId job, int no, StageStatus status, Tally tally, @Nullable Failure failure, Instant now) {
    database
        .sql(
            """
            update stage set status = :status, tally = cast(:tally as jsonb), failure = cast(:failure as jsonb), closed_at = :now
            where job_id = :job and no = :no
            """)
        .param("status", status.word())
        .param("tally", Rows.json(tally))
        .param("failure", Rows.failureJson(failure))
        .param("now", Sql.at(now))
        .param("job", job.value())
        .param("no", no)
        .update();
  }

  /// What the stages before this one cost; they are closed.
  BigDecimal costBefore(JobId job, int no) {
    return ofJob(job).stream()
        .filter(stage -> stage.no() < no && stage.tally() != null)
        .map(stage -> stage.tally().cost())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  void skip(JobId job, int no) {
    database
        .sql("update stage set status = 'skipped' where job_id = :job and no = :no")
        .param("job", job.value())
        .param("no", no)
        .update();
  }

  private static StageRow stage(ResultSet row) throws SQLException {
    String tally = row.getString("tally");
    return new StageRow(
        row.getInt("no"),
        row.getString("name"),
        StageStatus.of(row.getString("status")),
        row.getInt("total"),
        tally == null ? null : Json.MAPPER.readValue(tally, Tally.class),
        Sql.instantOrNull(row, "opened_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "closed_at"),
        Rows.failure(row.getString("failure")));
  }

  /// A stage's row; the tally only once it is closed.
  record StageRow(
      int no,
      String name,
      StageStatus status,
      int total,
      @Nullable Tally tally,
      @Nullable Instant openedAt,
      @Nullable Instant startedAt,
      @Nullable Instant closedAt,
      @Nullable Failure failure) {}
}
