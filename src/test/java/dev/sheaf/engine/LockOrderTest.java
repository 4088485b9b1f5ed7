package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// A job is paused or resumed while its last flush is being written. That flush holds the stages
/// and goes on to the job's row: whoever held the row and waited for the stages would be thrown out
/// by the database, or throw the flush out.
class LockOrderTest {

  @Test
  void whoResumesWaitsForTheStagesBeforeItTakesTheJob() throws Exception {
    assertWaitsWithoutTheJob(Engine::resume);
  }

  @Test
  void soDoesWhoPauses() throws Exception {
    assertWaitsWithoutTheJob(Engine::pause);
  }

  @Test
  void aPausedJobPastItsDeadlineIsWokenInTheSameOrder() throws Exception {
    assertWaitsWithoutTheJob((engine, id) -> engine.runDue());
  }

  /// Somebody holds a shard and comes for the stages, which no code of ours does: the database
  /// sends the one away that has waited longer.
  @Test
  void aCancelThatTheDatabaseSendsAwayIsMadeAgain() throws Exception {
    try (var manual =
        new ManualEngine(
            TestPipeline.of("held", TestPipeline.Numbers.stage("work", a -> Outcome.done(1))))) {
      JobId id = manual.submitNumbers("held", 3);
      Thread other = new Thread(() -> manual.engine.cancel(id));
      manual.database.transact(() -> {
        manual
            .database
            .sql("select 1 from shard where job_id = :id for update")
            .param("id", id.value())
            .query(Integer.class)
            .list();
        other.start();
        manual.testDatabase.awaitWaiting(1);
        new Stages(manual.database).lock(id);
      });
      other.join();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.CANCELLED);
    }
  }

  private static void assertWaitsWithoutTheJob(BiConsumer<Engine, JobId> control)
      throws InterruptedException {
    try (var manual =
        new ManualEngine(
            TestPipeline.of("held", TestPipeline.Numbers.stage("work", a -> Outcome.done(1))))) {
      JobId id = manual.submitNumbers("held", 3);
      Instant past = manual.time.instant().minus(Duration.ofSeconds(1));
      manual
          .database
          .sql("update job set paused = true, deadline = :past where id = :id")
          .param("past", Sql.at(past))
          .param("id", id.value())
          .update();
      Thread other = new Thread(() -> control.accept(manual.engine, id));
      manual.database.transact(() -> {
        new Stages(manual.database).lock(id);
        other.start();
        manual.testDatabase.awaitWaiting(1);
        assertThat(
                manual
                    .database
                    .sql("select 1 from job where id = :id for update skip locked")
                    .param("id", id.value())
                    .query(Integer.class)
                    .list())
            .hasSize(1);
      });
      other.join();
      manual.engine.resume(id);
      manual.runDue();
      assertThat(manual.snapshot(id).job().status().isTerminal()).isTrue();
    }
  }
}
