package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.engine.SimulatedWork.Crash;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What nobody thought of: jobs come in, nodes die in the middle of an attempt, jobs are paused,
/// resumed, cancelled as a whole and item by item, time jumps. After each step the invariants hold;
/// in the end every job has ended, and every item that nobody gave up and no limit stopped ended as
/// the model says it must.
///
/// `-Dsheaf.simulation.seeds=1000` runs longer, `-Dsheaf.simulation.first=42` starts elsewhere; the
/// seed is in the test's name.
class SimulationTest {

  private static final int SEEDS = Integer.getInteger("sheaf.simulation.seeds", 6);
  private static final long FIRST = Long.getLong("sheaf.simulation.first", 20261129L);
  private static final int STEPS = 60;

  /// Fewer than put an item under the suspicion that it killed its node.
  private static final int CRASHES_MAX = 4;

  /// Jobs wait for each other, and items for their next try.
  private static final int ROUNDS_MAX = 400;

  private static final Duration LONG = Duration.ofHours(2);

  static List<Long> seeds() {
    return IntStream.range(0, SEEDS).mapToObj(n -> FIRST + n).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverHappensEveryItemEndsAsItMust(long seed) {
    try (Run run = new Run(seed)) {
      for (int step = 0; step < STEPS; step++) {
        run.step();
        Invariants.assertHold(run.manual.database);
      }
      run.finish();
    }
  }

  /// A job and what was done to it.
  private static final class Known {
    final JobId id;
    final int items;
    final boolean twoStages;
    final boolean limited;
    final List<Integer> givenUp = new ArrayList<>();
    boolean cancelled;

    Known(JobId id, int items, boolean twoStages, boolean limited) {
      this.id = id;
      this.items = items;
      this.twoStages = twoStages;
      this.limited = limited;
    }
  }

  private static final class Run implements AutoCloseable {
    final Random random;
    final SimulatedWork work = new SimulatedWork();
    final TestPipeline one = TestPipeline.of("one", work.stage("first"));
    final TestPipeline two =
        TestPipeline.of("two", work.stage("first"), work.stage("second")).withRunningMax(2);
    final ManualEngine manual = new ManualEngine(EngineSettings.DEFAULT, one, two);
    final List<Known> jobs = new ArrayList<>();
    final List<Engine> nodes = new ArrayList<>();
    int submitted;
    int crashes;

    Run(long seed) {
      random = new Random(seed);
      nodes.add(node());
      nodes.add(node());
    }

    private Engine node() {
      return manual.another(EngineSettings.DEFAULT, one, two);
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> submit();
        case 3, 4 -> work(random.nextInt(nodes.size()));
        case 5 -> crash(random.nextInt(nodes.size()));
        case 6 -> manual.time.advance(Duration.ofSeconds(random.nextInt(120)));
        case 7 -> any().ifPresent(job -> manual.engine.pause(job.id));
        case 8 -> any().ifPresent(job -> manual.engine.resume(job.id));
        default -> giveUp();
      }
    }

    private java.util.Optional<Known> any() {
      return jobs.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(jobs.get(random.nextInt(jobs.size())));
    }

    private void submit() {
      boolean twoStages = random.nextBoolean();
      int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 700 : 40);
      List<NewItem> items =
          IntStream.range(0, count).mapToObj(n -> new NewItem(null, random.nextInt(100))).toList();
      Limits limits = limits();
      Instant start =
          random.nextInt(5) == 0 ? manual.time.instant().plus(Duration.ofMinutes(1)) : null;
      NewJob job =
          NewJob.of(
                  ManualEngine.ORG, twoStages ? "two" : "one", "sim-" + ++submitted, "input", items)
              .startingAt(start)
              .withPriority(random.nextInt(3))
              .within(limits);
      JobId id = manual.engine.submit(job);
      jobs.add(new Known(id, count, twoStages, !limits.equals(Limits.NONE)));
    }

    private Limits limits() {
      return switch (random.nextInt(6)) {
        case 0 -> new Limits(new BigDecimal(1 + random.nextInt(200)), null);
        case 1 -> new Limits(null, manual.time.instant().plusSeconds(60 + random.nextInt(600)));
        default -> Limits.NONE;
      };
    }

    private void work(int node) {
      nodes.get(node).runDue();
    }

    /// The node dies at one of its next attempts, if there are any, and its place is taken by a new
    /// one.
    private void crash(int node) {
      if (crashes == CRASHES_MAX) {
        return;
      }
      work.crashAfter(random.nextInt(60));
      try {
        work(node);
      } catch (Crash _) {
        crashes++;
        manual.database.sql("update node set heartbeat_at = now() - interval '1 hour'").update();
        nodes.set(node, node());
      } finally {
        work.crashNever();
      }
    }

    private void giveUp() {
      any()
          .ifPresent(job -> {
            if (random.nextInt(3) == 0) {
              job.cancelled |= manual.engine.cancel(job.id);
            } else {
              int seq = random.nextInt(job.items);
              if (manual.engine.cancelItem(job.id, seq)) {
                job.givenUp.add(seq);
              }
            }
          });
    }

    void finish() {
      jobs.forEach(job -> manual.engine.resume(job.id));
      for (int round = 0; round < ROUNDS_MAX && anyLive(); round++) {
        manual.time.advance(LONG);
        work(round % nodes.size());
      }
      Invariants.assertHold(manual.database);
      jobs.forEach(this::check);
    }

    private boolean anyLive() {
      return manual
          .database
          .sql("select exists (select 1 from job where ended_at is null)")
          .query(Boolean.class)
          .single();
    }

    private void check(Known job) {
      JobStatus status = manual.snapshot(job.id).job().status();
      assertThat(status.isTerminal())
          .as("job %s is %s with the shards %s", job.id, status, open(job))
          .isTrue();
      assertThat(manual.snapshot(job.id).tally().allFinished()).isTrue();
      if (job.cancelled) {
        assertThat(status).isEqualTo(JobStatus.CANCELLED);
        return;
      }
      for (ItemResult item : manual.items(job.id)) {
        if (job.givenUp.contains(item.seq())) {
          assertThat(item.isCancelled()).as("item %d was given up", item.seq()).isTrue();
        } else if (!job.limited) {
          assertThat(item.hasFailed())
              .as("item %d with input %s of job %s: %s", item.seq(), item.input(), job.id, item)
              .isEqualTo(SimulatedWork.fails(item.input(Integer.class), job.twoStages));
        }
      }
    }

    private List<?> open(Known job) {
      return manual
          .database
          .sql("select * from shard where job_id = :job and status not in ('done', 'cancelled')")
          .param("job", job.id.value())
          .query()
          .listOfRows();
    }

    @Override
    public void close() {
      manual.close();
    }
  }
}
