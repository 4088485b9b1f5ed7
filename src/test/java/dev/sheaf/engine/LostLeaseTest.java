package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A node that loses a lease in the middle of an attempt, as one does that was paused.
class LostLeaseTest {

  @Test
  void thePlacesOfWhatWasUnderWayAreFreeAgain() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    try (TestDatabase database = TestDatabase.create()) {
      Engine engine =
          new Engine(
              database.database(),
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(TestPipeline.of("narrow", new Narrow(inside))),
              List.of());
      engine.start();
      engine.submit(
          NewJob.of(
              ManualEngine.ORG,
              "narrow",
              "narrow-1",
              "input",
              List.of(new NewItem("a", 0), new NewItem("b", 1))));
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      database
          .database()
          .sql("update shard set status = 'ready', node_id = null, epoch = epoch + 1")
          .update();
      assertThat(statusAtTheEnd(engine)).isEqualTo(JobStatus.COMPLETE);
      engine.stop();
    }
  }

  private static JobStatus statusAtTheEnd(Engine engine) throws InterruptedException {
    JobStatus status = JobStatus.QUEUED;
    for (int look = 0; look < 300 && !status.isTerminal(); look++) {
      Thread.sleep(50);
      status = engine.find(ManualEngine.ORG, "narrow-1").orElseThrow().job().status();
    }
    return status;
  }

  /// One item at a time; the first attempt of all ends only when it is interrupted.
  private record Narrow(CountDownLatch inside) implements ItemStage<Integer, Integer> {

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
    public Outcome<Integer> attempt(Attempt<Integer> attempt) throws InterruptedException {
      if (inside.getCount() > 0) {
        inside.countDown();
        new CountDownLatch(1).await();
      }
      return Outcome.done(1);
    }
  }
}
