package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.SettableTime;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A shard that can do nothing takes no processor from the others: on a small machine a few that
/// did would keep every other virtual thread, the web server's too, from running at all.
class IdleShardTest {

  private static final Duration LATER = Duration.ofSeconds(1);

  private final SettableTime hour = new SettableTime("2026-03-01T10:00:00Z");
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch isFull = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void aFullWindowIsWaitedForAndNotAskedAgainAndAgainEvenIfItemsAreDue() throws Exception {
    Stage<?, ?> work = stage("work", this::work).with(Policy.DEFAULT.withWindow(1));
    try (TestDatabase test = TestDatabase.create()) {
      Database database = test.database();
      Engine engine =
          new Engine(
              database,
              new CountingTime(hour, looks),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("idle", work)),
              List.of());
      engine.start();
      JobId job =
          engine.submit(
              NewJob.of(
                  ManualEngine.ORG,
                  "idle",
                  "idle-1",
                  "input",
                  List.of(new NewItem("a", 0), new NewItem("b", 1))));
      assertThat(isFull.await(10, TimeUnit.SECONDS)).isTrue();
      hour.advance(LATER);
      // That item 0 is to be tried again is written only now, by the step that finds it due.
      await().until(() -> retries(database, job) == 1);
      int before = looks.get();
      Thread.sleep(500);
      int during = looks.get() - before;
      go.countDown();
      engine.stop();
      assertThat(during).isLessThan(200);
    }
  }

  /// Item 0 is to be tried again later; meanwhile item 1 takes the only place and holds it.
  private Outcome<Integer> work(Attempt<Integer> attempt) {
    if (attempt.input() == 0 && attempt.number() == 1) {
      return Outcome.retryAt(Failure.target("LATER", "later"), hour.instant().plus(LATER));
    }
    if (attempt.input() == 1) {
      isFull.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Outcome.done(1);
  }

  private static int retries(Database database, JobId job) {
    return database
        .sql("select count(*) from attempt where job_id = :job")
        .param("job", job.value())
        .query(Integer.class)
        .single();
  }

  /// The hour is the test's; what is measured and slept is real.
  private record CountingTime(SettableTime hour, AtomicInteger looks) implements Time {

    @Override
    public Instant instant() {
      looks.incrementAndGet();
      return hour.instant();
    }

    @Override
    public long nanos() {
      return Time.system().nanos();
    }

    @Override
    public void sleep(Duration howLong) throws InterruptedException {
      Time.system().sleep(howLong);
    }
  }
}
