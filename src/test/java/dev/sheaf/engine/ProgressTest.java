package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What can be seen of single items while a job runs.
class ProgressTest {

  private static final Failure REFUSED = Failure.caller("WIDTH_MISSING", "width is required");

  @Test
  void itemsUnderWayAreNamedWhileTheyAre() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Stage<?, ?> work = stage("work", a -> await(a, go)).with(Policy.DEFAULT.withWindow(2));
    try (TestDatabase test = TestDatabase.create()) {
      Database database = test.database();
      Engine engine =
          new Engine(
              database,
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("slow", work)),
              List.of());
      engine.start();
      engine.submit(
          NewJob.of(
              ManualEngine.ORG,
              "slow",
              "slow-1",
              "input",
              List.of(new NewItem("a", 0), new NewItem("b", 1), new NewItem("c", 2))));
      awaitTrue(database, "select in_flight = '{0,1}' and started_at is not null from shard");
      go.countDown();
      awaitTrue(database, "select status = 'done' and in_flight is null from shard");
      engine.stop();
      assertThat(
              database
                  .sql(
                      "select bool_and(started_at between (select created_at from job) and ended_at) from result")
                  .query(Boolean.class)
                  .single())
          .isTrue();
    }
  }

  @Test
  void aRefusedItemHasFailedFromTheStartAndTheOthersGoOn() {
    TestPipeline pipeline = TestPipeline.of("picky", stage("work", a -> Outcome.done(1)));
    try (var manual = new ManualEngine(pipeline)) {
      JobId id =
          manual.engine.submit(
              NewJob.of(
                  ManualEngine.ORG,
                  "picky",
                  "picky-1",
                  "input",
                  List.of(new NewItem("a", 0, REFUSED), new NewItem("b", 1))));
      assertThat(manual.snapshot(id).tally().failed()).isEqualTo(1);
      manual.runDue();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(manual.items(id)).extracting(ItemResult::failure).containsExactly(REFUSED, null);
    }
  }

  @Test
  void aJobWhoseItemsAreAllRefusedEnds() {
    TestPipeline pipeline = TestPipeline.of("picky", stage("work", a -> Outcome.done(1)));
    try (var manual = new ManualEngine(pipeline)) {
      JobId id =
          manual.engine.submit(
              NewJob.of(
                  ManualEngine.ORG,
                  "picky",
                  "picky-1",
                  "input",
                  List.of(new NewItem("a", 0, REFUSED))));
      manual.runDue();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.ERRORED);
    }
  }

  private static Outcome<Integer> await(Attempt<Integer> attempt, CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Outcome.done(attempt.input());
  }

  private static void awaitTrue(Database database, String question) throws InterruptedException {
    for (int look = 0; look < 400; look++) {
      if (database.sql(question).query(Boolean.class).optional().orElse(false)) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("never: " + question);
  }
}
