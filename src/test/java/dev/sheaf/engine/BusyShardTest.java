package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A shard that writes results down takes in nothing meanwhile. What ends in that time must not
/// keep its place in a lane: with a slow database, a target that takes few calls would stand idle.
class BusyShardTest {

  private final CountDownLatch firstInside = new CountDownLatch(1);
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final CountDownLatch secondInside = new CountDownLatch(1);

  @Test
  void aPlaceIsFreeWhileTheShardWrites() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      Database database = test.database();
      Engine engine =
          new Engine(
              database,
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("narrow", new OneAtATime())),
              List.of());
      engine.start();
      JobId first = submit(engine, 1);
      assertThat(firstInside.await(10, TimeUnit.SECONDS)).isTrue();
      submit(engine, 2);
      database.transact(() -> {
        database
            .sql("select 1 from shard where job_id = :id for update")
            .param("id", first.value())
            .query(Integer.class)
            .list();
        test.awaitWaiting(1); // the first shard wants to say what it has started
        firstMayEnd.countDown();
        assertThat(await(secondInside)).isTrue();
      });
      engine.stop();
    }
  }

  private static JobId submit(Engine engine, int number) {
    return engine.submit(
        NewJob.of(
            ManualEngine.ORG,
            "narrow",
            "narrow-" + number,
            "input",
            List.of(new NewItem(null, number))));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class OneAtATime implements ItemStage<Integer, Integer> {

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
    public List<Lane> lanes(Integer input) {
      return List.of(Lane.of("narrow", 1));
    }

    @Override
    public Outcome<Integer> attempt(Attempt<Integer> attempt) {
      if (attempt.input() == 1) {
        firstInside.countDown();
        await(firstMayEnd);
      } else {
        secondInside.countDown();
      }
      return Outcome.done(1);
    }
  }
}
