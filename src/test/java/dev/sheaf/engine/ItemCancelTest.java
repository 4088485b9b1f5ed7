package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Giving up single items of a job.
class ItemCancelTest {

  @Test
  void anItemUnderWayIsInterruptedAndItsNeighboursGoOn() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Stage<?, ?> work =
        stage(
            "work",
            a -> {
              if (a.input() == 1) {
                hang(inside, interrupted);
              }
              return Outcome.done(a.input());
            });
    try (TestDatabase database = TestDatabase.create()) {
      Engine engine = engine(database, work);
      engine.start();
      JobId id = submit(engine, 3);
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(engine.cancelItem(id, 1)).isTrue();
      assertThat(engine.cancelItem(id, 1)).isFalse();
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
      JobSnapshot ended = awaitEnd(engine);
      assertThat(ended.job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(ended.tally().cancelled()).isEqualTo(1);
      assertThat(ended.tally().succeeded()).isEqualTo(2);
      assertThat(engine.cancelItem(id, 0)).isFalse();
      engine.stop();
      Invariants.assertHold(database.database());
    }
  }

  @Test
  void anItemThatNobodyHoldsIsSettledAtOnce() {
    TestPipeline pipeline = TestPipeline.of("patient", stage("work", a -> Outcome.done(1)));
    try (var manual = new ManualEngine(pipeline)) {
      JobId id = manual.submitNumbers("patient", 200);
      assertThat(manual.engine.cancelItem(id, 150)).isTrue();
      assertThat(manual.snapshot(id).tally().cancelled()).isEqualTo(1);
      manual.runDue();
      assertThat(manual.snapshot(id).tally().succeeded()).isEqualTo(199);
      assertThat(manual.items(id).get(150).failure()).isEqualTo(Recorded.Settled.CANCELLED);
    }
  }

  /// The owner is about to give the shard back for an hour when it learns that there is nothing to
  /// wait for.
  @Test
  void anItemThatEndedInAnEarlierStageIsNotGivenUpInALaterOne() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "two",
                stage(
                    "first",
                    a ->
                        a.input() == 1
                            ? Outcome.giveUp(Failure.target("HTTP_404", "gone"))
                            : Outcome.done(1)),
                stage(
                    "second",
                    a ->
                        a.number() == 1
                            ? Outcome.retry(Failure.target("HTTP_503", "later"))
                            : Outcome.done(2))))) {
      JobId id = manual.submitNumbers("two", 3);
      manual.runDue();
      assertThat(manual.engine.cancelItem(id, 1)).isFalse();
      assertThat(manual.engine.cancelItem(id, 2)).isTrue();
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(manual.snapshot(id).tally().succeeded()).isEqualTo(1);
      assertThat(manual.snapshot(id).tally().failed()).isEqualTo(1);
    }
  }

  @Test
  void aShardThatWaitsOnlyForWhatWasCancelledEnds() {
    ManualEngine[] self = new ManualEngine[1];
    JobId[] job = new JobId[1];
    TestPipeline pipeline =
        TestPipeline.of(
            "waiting",
            stage(
                "work",
                a -> {
                  if (a.input() == 0) {
                    Failure later = Failure.target("LATER", "later");
                    return Outcome.retryAt(later, self[0].time.instant().plusSeconds(3_600));
                  }
                  self[0].engine.cancelItem(job[0], 0);
                  return Outcome.done(1);
                }));
    try (var manual = new ManualEngine(pipeline)) {
      self[0] = manual;
      job[0] = manual.submitNumbers("waiting", 2);
      manual.runDue();
      assertThat(manual.snapshot(job[0]).job().status()).isEqualTo(JobStatus.PARTIAL);
    }
  }

  /// Whoever wins, the counts sum, nothing is recorded twice, and what was given up stays so.
  @Test
  void cancellingRacesWithTheWork() throws Exception {
    Stage<?, ?> work = stage("work", ItemCancelTest::quick);
    Random random = new Random(7);
    try (TestDatabase database = TestDatabase.create()) {
      Engine engine = engine(database, work);
      engine.start();
      JobId id = submit(engine, 2_000);
      int given = 0;
      for (int n = 0; n < 150; n++) {
        given += engine.cancelItem(id, random.nextInt(2_000)) ? 1 : 0;
      }
      JobSnapshot ended = awaitEnd(engine);
      engine.stop();
      assertThat(given).isPositive();
      assertThat(ended.tally().cancelled()).isEqualTo(given);
      assertThat(ended.tally().succeeded()).isEqualTo(2_000 - given);
      Invariants.assertHold(database.database());
    }
  }

  private static Outcome<Integer> quick(Attempt<Integer> attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(30));
    } catch (InterruptedException _) {
      return Outcome.done(-1);
    }
    return Outcome.done(attempt.input());
  }

  private static Engine engine(TestDatabase database, Stage<?, ?> work) {
    return new Engine(
        database.database(),
        Time.system(),
        EngineSettings.DEFAULT,
        List.of(TestPipeline.of("cancels", work)),
        List.of());
  }

  private static JobId submit(Engine engine, int items) {
    return engine.submit(
        NewJob.of(
            ManualEngine.ORG,
            "cancels",
            "cancels-1",
            "input",
            IntStream.range(0, items).mapToObj(n -> new NewItem("" + n, n)).toList()));
  }

  private static void hang(CountDownLatch inside, CountDownLatch interrupted) {
    inside.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      interrupted.countDown();
    }
  }

  private static JobSnapshot awaitEnd(Engine engine) throws InterruptedException {
    for (int look = 0; look < 600; look++) {
      JobSnapshot job = engine.find(ManualEngine.ORG, "cancels-1").orElseThrow();
      if (job.job().status().isTerminal()) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the job does not end");
  }
}
