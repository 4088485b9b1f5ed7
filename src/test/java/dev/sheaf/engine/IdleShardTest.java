package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.failure.Failure;
import dev.sheaf.store.TestDatabase;
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

  @Test
  void aFullWindowIsWaitedForAndNotAskedAgainAndAgainEvenIfItemsAreDue() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch retried = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Stage<?, ?> work = stage("work", a -> work(a, retried, go)).with(Policy.DEFAULT.withWindow(1));
    try (TestDatabase database = TestDatabase.create()) {
      Engine engine =
          new Engine(
              database.database(),
              new CountingTime(looks),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("idle", work)),
              List.of());
      engine.start();
      engine.submit(
          NewJob.of(
              ManualEngine.ORG,
              "idle",
              "idle-1",
              "input",
              List.of(new NewItem("a", 0), new NewItem("b", 1))));
      assertThat(retried.await(10, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(300); // item 0 is due again meanwhile, and item 1 fills the window
      int before = looks.get();
      Thread.sleep(500);
      int during = looks.get() - before;
      go.countDown();
      engine.stop();
      assertThat(during).isLessThan(200);
    }
  }

  /// Item 0 is to be tried again at once; item 1 holds the only place.
  private static Outcome<Integer> work(
      Attempt<Integer> attempt, CountDownLatch retried, CountDownLatch go) {
    if (attempt.input() == 0 && attempt.number() == 1) {
      return Outcome.retryAt(Failure.target("LATER", "later"), Time.system().instant());
    }
    if (attempt.input() == 1) {
      retried.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Outcome.done(1);
  }

  private record CountingTime(AtomicInteger looks) implements Time {

    @Override
    public Instant instant() {
      looks.incrementAndGet();
      return Time.system().instant();
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
