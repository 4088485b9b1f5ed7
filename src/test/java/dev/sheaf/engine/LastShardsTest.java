package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/// Two last shards of a stage end at the same moment, each on a node of its own. Whoever looks for
/// open shards without holding the stage's row sees the other's as still at work, and the stage
/// stays open for good.
class LastShardsTest {

  private static final int ITEMS = 128; // two shards

  @RepeatedTest(3)
  void theStageClosesOnce() {
    try (TestDatabase test = TestDatabase.create()) {
      Database database = test.database();
      Engine first = engine(database);
      Engine second = engine(database);
      JobId id =
          first.submit(
              NewJob.of(
                  ManualEngine.ORG,
                  "race",
                  "race-1",
                  "input",
                  IntStream.range(0, ITEMS).mapToObj(n -> new NewItem(null, n)).toList()));
      database.transact(() -> {
        database.sql("select 1 from stage for update").query(Integer.class).list();
        first.start();
        second.start();
        test.awaitWaiting(2); // both shards are at their end
      });
      assertThat(awaitEnd(first)).isEqualTo(JobStatus.COMPLETE);
      first.stop();
      second.stop();
      assertThat(
              database
                  .sql("select count(distinct epoch) from shard where job_id = :id")
                  .param("id", id.value())
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
      Invariants.assertHold(database);
    }
  }

  private static Engine engine(Database database) {
    return new Engine(
        database,
        Time.system(),
        EngineSettings.DEFAULT,
        List.of(TestPipeline.of("race", TestPipeline.Numbers.stage("work", a -> Outcome.done(1)))),
        List.of());
  }

  private static JobStatus awaitEnd(Engine engine) {
    JobStatus status = JobStatus.QUEUED;
    for (int look = 0; look < 500 && !status.isTerminal(); look++) {
      LockSupport.parkNanos(20_000_000);
      status = engine.find(ManualEngine.ORG, "race-1").orElseThrow().job().status();
    }
    return status;
  }
}
