package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A node falls silent and another takes over.
class TakeoverTest {

  /// What a crash of the whole process looks like from inside: the stack unwinds past everything.
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aSilentNodesShardsAreTakenOverAndItsWritesRefused() {
    ManualEngine[] self = new ManualEngine[1];
    Engine[] other = new Engine[1];
    Set<Integer> slept = new HashSet<>();
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "sleeper",
                stage(
                    "work",
                    a -> {
                      // In the middle of the first shard the node falls asleep; the other one wakes
                      // up.
                      if (a.input() == 30 && slept.add(30)) {
                        silence(self[0].database);
                        other[0].runDue();
                      }
                      return Outcome.done(a.number());
                    })))) {
      self[0] = manual;
      other[0] =
          manual.another(
              EngineSettings.DEFAULT.withAlone(false),
              TestPipeline.of("sleeper", stage("work", a -> Outcome.done(100 + a.number()))));
      JobId id = manual.submitNumbers("sleeper", 64);
      manual.runDue();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
      assertThat(manual.items(id))
          .allSatisfy(i -> assertThat(i.output(Integer.class)).isGreaterThan(100));
    }
  }

  @Test
  void anItemThatKillsItsNodeRunsAloneAndThenFailsByItself() {
    TestPipeline poison =
        TestPipeline.of(
            "poison",
            stage(
                "work",
                a -> {
                  if (a.input() == 7) {
                    throw new Crash();
                  }
                  return Outcome.done(1);
                }));
    try (var manual = new ManualEngine(poison)) {
      JobId id = manual.submitNumbers("poison", 50);
      for (int life = 0; life < 12; life++) {
        manual.time.advance(Duration.ofSeconds(40));
        try {
          manual.another(EngineSettings.DEFAULT.withAlone(true), poison).runDue();
        } catch (Crash _) {
          silence(manual.database);
        }
      }
      JobSnapshot job = manual.snapshot(id);
      assertThat(manual.items(id).stream().filter(i -> i.failure() != null || i.stageNo() == null))
          .extracting(ItemResult::seq)
          .containsExactly(7);
      assertThat(job.tally().succeeded()).isEqualTo(49);
      assertThat(manual.items(id).get(7).failure()).extracting(f -> f.code()).isEqualTo("POISON");
    }
  }

  @Test
  void itemsThatWaitForTheirTurnAloneAreNotBlamedForWhatKillsTheServerMeanwhile() {
    AtomicBoolean killing = new AtomicBoolean(true);
    TestPipeline pipeline =
        TestPipeline.of(
            "unlucky",
            stage(
                "work",
                a -> {
                  if (killing.get()) {
                    throw new Crash();
                  }
                  return Outcome.done(1);
                }));
    try (var manual = new ManualEngine(pipeline)) {
      JobId id = manual.submitNumbers("unlucky", 50);
      for (int life = 0; life < 12; life++) {
        killing.set(life < 10);
        manual.time.advance(Duration.ofSeconds(3));
        try {
          manual.another(EngineSettings.DEFAULT.withAlone(true), pipeline).runDue();
        } catch (Crash _) {
          silence(manual.database);
        }
      }
      manual.runDueAfter(Duration.ofMinutes(10));
      assertThat(manual.items(id)).allSatisfy(i -> assertThat(i.failure()).isNull());
      assertThat(manual.snapshot(id).tally().succeeded()).isEqualTo(50);
    }
  }

  private static void silence(Database database) {
    database.sql("update node set heartbeat_at = now() - interval '1 hour'").update();
  }
}
