package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A node that is told to stop just when it has claimed a shard: what is about to run is given back
/// like what runs, or it would work on while the database is closed behind it.
class StopTest {

  private final CountDownLatch claimed = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void aShardThatIsAboutToRunIsGivenBack() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      Engine engine =
          new Engine(
              test.database(),
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("slow", new SlowToBegin())),
              List.of());
      engine.start();
      engine.submit(
          NewJob.of(ManualEngine.ORG, "slow", "slow-1", "input", List.of(new NewItem(null, 1))));
      assertThat(claimed.await(10, TimeUnit.SECONDS)).isTrue();

      Thread stopping = Thread.ofPlatform().start(engine::stop);
      await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
      go.countDown();
      stopping.join();

      assertThat(attempts).hasValue(0);
      assertThat(
              test.database()
                  .sql("select count(*) from shard where status = 'ready' and node_id is null")
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    }
  }

  /// Says what it is only when the test lets it.
  private final class SlowToBegin implements ItemStage<Integer, Integer> {

    @Override
    public String name() {
      return "work";
    }

    @Override
    public Class<Integer> input() {
      return Integer.class;
    }

    @Override
    public Class<Integer> output() {
      return Integer.class;
    }

    @Override
    public Policy policy() {
      if (Thread.currentThread().getName().startsWith("shard")) {
        claimed.countDown();
        awaitGo();
      }
      return Policy.DEFAULT;
    }

    @Override
    public Outcome<Integer> attempt(Attempt<Integer> attempt) {
      attempts.incrementAndGet();
      return Outcome.done(1);
    }

    private void awaitGo() {
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
