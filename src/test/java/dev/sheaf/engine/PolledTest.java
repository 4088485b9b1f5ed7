package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.engine.SimulatedWork.Crash;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a poll is told from memory is what it would be told from the database.
class PolledTest {

  private static final EngineSettings ALONE = EngineSettings.DEFAULT.withAlone(true);
  private static final int STEPS = 80;
  private static final int CRASHES_MAX = 3;

  /// Whatever happens to jobs, with a poll of some of them after each step, and now and then
  /// another process on the same database.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void itIsTheSameAfterEachStepOfWhateverHappens(long seed) {
    SimulatedWork work = new SimulatedWork();
    Pipeline one = TestPipeline.of("one", work.stage("first"));
    Pipeline two =
        TestPipeline.of("two", work.stage("first"), work.stage("second")).withRunningMax(2);
    Random random = new Random(seed);
    try (ManualEngine manual = new ManualEngine(EngineSettings.DEFAULT, one, two)) {
      Engine engine = manual.another(ALONE, one, two);
      List<JobId> jobs = new ArrayList<>();
      int crashes = 0;
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(9)) {
          case 0, 1 -> jobs.add(engine.submit(job(random, jobs.size(), manual.time.instant())));
          case 2, 3, 4 -> engine.runDue();
          case 5 -> manual.time.advance(Duration.ofSeconds(random.nextInt(200)));
          case 6 -> {
            if (!jobs.isEmpty() && random.nextInt(3) == 0) {
              engine.cancel(jobs.get(random.nextInt(jobs.size())));
            }
          }
          case 7 -> {
            if (!jobs.isEmpty()) {
              engine.cancelItem(jobs.get(random.nextInt(jobs.size())), 0);
            }
          }
          default -> {
            if (crashes < CRASHES_MAX) {
              work.crashAfter(random.nextInt(30));
              try {
                engine.runDue();
              } catch (Crash _) {
                crashes++;
                engine = manual.another(ALONE, one, two);
              } finally {
                work.crashNever();
              }
            }
          }
        }
        List<String> ids =
            IntStream.range(0, jobs.size() + 2)
                .filter(_ -> random.nextBoolean())
                .mapToObj(n -> "sim-" + n)
                .toList();
        assertThat(found(engine.briefs(ManualEngine.ORG, ids)))
            .as("step %d", step)
            .isEqualTo(fromDatabase(manual.database, ids));
      }
    }
  }

  private static NewJob job(Random random, int n, Instant now) {
    boolean large = random.nextInt(6) == 0;
    List<NewItem> items =
        IntStream.range(0, 1 + random.nextInt(large ? 300 : 8))
            .mapToObj(_ -> new NewItem(null, random.nextInt(100)))
            .toList();
    return NewJob.of(
            ManualEngine.ORG, random.nextBoolean() ? "one" : "two", "sim-" + n, "input", items)
        .startingAt(random.nextInt(4) == 0 ? now.plusSeconds(60) : null);
  }

  /// Each job that was found, with what came of its items.
  private static Map<JobBrief, Map<Integer, ItemEnd>> found(JobBriefs briefs) {
    Map<JobBrief, Map<Integer, ItemEnd>> found = new HashMap<>();
    briefs.jobs().forEach(job -> found.put(job, briefs.ends().getOrDefault(job.id(), Map.of())));
    return found;
  }

  private static Map<JobBrief, Map<Integer, ItemEnd>> fromDatabase(
      Database database, List<String> ids) {
    Polled nothing = new Polled(database, false);
    return found(new Briefs(database, nothing).find(ManualEngine.ORG, ids));
  }

  /// Attempts, flushes and polls on threads of their own.
  @Test
  @Timeout(60)
  void whoeverPollsWhileJobsRunSeesThemGoForwardToTheirEnds() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      Engine engine =
          new Engine(
              test.database(),
              Time.system(),
              ALONE,
              List.of(TestPipeline.of("quick", new Quick())),
              List.of());
      engine.start();
      List<String> ids = IntStream.range(0, 40).mapToObj(n -> "quick-" + n).toList();
      List<CompletableFuture<Void>> polls =
          IntStream.range(0, 4)
              .mapToObj(_ ->
                  CompletableFuture.runAsync(
                      () -> followForward(engine, ids), task -> Thread.ofVirtual().start(task)))
              .toList();
      for (String id : ids) {
        List<NewItem> items = IntStream.range(0, 6).mapToObj(n -> new NewItem(null, n)).toList();
        engine.submit(NewJob.of(ManualEngine.ORG, "quick", id, "input", items));
      }
      polls.forEach(CompletableFuture::join);

      assertThat(found(engine.briefs(ManualEngine.ORG, ids)))
          .isEqualTo(fromDatabase(test.database(), ids))
          .hasSize(ids.size());
      engine.stop();
    }
  }

  private static void followForward(Engine engine, List<String> ids) {
    Map<JobId, JobStatus> statuses = new HashMap<>();
    Map<JobId, Integer> ends = new HashMap<>();
    int complete = 0;
    while (complete < ids.size()) {
      JobBriefs briefs = engine.briefs(ManualEngine.ORG, ids);
      complete = 0;
      for (JobBrief job : briefs.jobs()) {
        int ended = briefs.ends().getOrDefault(job.id(), Map.of()).size();
        JobStatus before = statuses.put(job.id(), job.status());
        assertThat(before == null || before.compareTo(job.status()) <= 0).isTrue();
        assertThat(ended).isGreaterThanOrEqualTo(ends.getOrDefault(job.id(), 0));
        ends.put(job.id(), ended);
        if (job.status() == JobStatus.COMPLETE) {
          assertThat(ended).isEqualTo(job.itemCount());
          complete++;
        }
      }
    }
  }

  private record Quick() implements ItemStage<Integer, Integer> {

    @Override
    public String name() {
      return "quick";
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
    public Outcome<Integer> attempt(Attempt<Integer> attempt) {
      return Outcome.done(attempt.input());
    }
  }

  // ---- changes beside a read ----

  private static final JobId ID = new JobId(java.util.UUID.randomUUID());
  private static final List<String> IDS = List.of("a");

  private static JobBrief brief(JobStatus status) {
    return new JobBrief(ID, "a", "one", status, 1, Instant.EPOCH, null);
  }

  private static JobBriefs read(JobStatus status) {
    return new JobBriefs(List.of(brief(status)), Map.of());
  }

  private static Map<JobBrief, Map<Integer, ItemEnd>> known(Polled polled, List<String> unknown) {
    return found(polled.find(ManualEngine.ORG, IDS, unknown));
  }

  @Test
  void whatIsCommittedDuringAReadIsAppliedToWhatWasRead() {
    try (TestDatabase test = TestDatabase.create()) {
      Polled polled = new Polled(test.database(), true);
      long before = polled.changes();
      test.database().transact(() -> polled.moved(ManualEngine.ORG, brief(JobStatus.RUNNING)));
      polled.keep(before, ManualEngine.ORG, IDS, read(JobStatus.QUEUED));

      List<String> unknown = new ArrayList<>();
      assertThat(known(polled, unknown)).containsOnlyKeys(brief(JobStatus.RUNNING));
      assertThat(unknown).isEmpty();
    }
  }

  @Test
  void whatIsRolledBackIsNotToldAndATellingFromLongAgoIsNoStepBack() {
    try (TestDatabase test = TestDatabase.create()) {
      Database database = test.database();
      Polled polled = new Polled(database, true);
      polled.keep(polled.changes(), ManualEngine.ORG, IDS, read(JobStatus.RUNNING));
      assertThat(
              CompletableFuture.runAsync(() ->
                      database.transact(() -> {
                        polled.moved(ManualEngine.ORG, brief(JobStatus.CANCELLED));
                        throw new IllegalStateException("rolled back");
                      }))
                  .handle((_, failure) -> failure != null)
                  .join())
          .isTrue();
      database.transact(() -> polled.moved(ManualEngine.ORG, brief(JobStatus.QUEUED)));

      assertThat(known(polled, new ArrayList<>())).containsOnlyKeys(brief(JobStatus.RUNNING));
    }
  }

  @Test
  void aReadThatMissedTooManyChangesIsNotKept() {
    try (TestDatabase test = TestDatabase.create()) {
      Polled polled = new Polled(test.database(), true);
      long before = polled.changes();
      for (int change = 0; change <= Polled.LATEST_MAX; change++) {
        polled.moved(ManualEngine.ORG, brief(JobStatus.RUNNING));
      }
      polled.keep(before, ManualEngine.ORG, IDS, read(JobStatus.QUEUED));

      List<String> unknown = new ArrayList<>();
      assertThat(known(polled, unknown)).isEmpty();
      assertThat(unknown).isEqualTo(IDS);
    }
  }

  @Test
  void aJobThatHasEndedIsReadAgainUntilAllItsResultsAreThere() {
    try (TestDatabase test = TestDatabase.create()) {
      Polled polled = new Polled(test.database(), true);
      polled.keep(polled.changes(), ManualEngine.ORG, IDS, read(JobStatus.RUNNING));
      polled.moved(ManualEngine.ORG, brief(JobStatus.COMPLETE));

      List<String> unknown = new ArrayList<>();
      assertThat(known(polled, unknown)).isEmpty();
      assertThat(unknown).isEqualTo(IDS);
    }
  }

  @Test
  void withOtherNodesNothingIsKept() {
    try (TestDatabase test = TestDatabase.create()) {
      Polled polled = new Polled(test.database(), false);
      polled.keep(polled.changes(), ManualEngine.ORG, IDS, read(JobStatus.RUNNING));

      List<String> unknown = new ArrayList<>();
      assertThat(known(polled, unknown)).isEmpty();
      assertThat(unknown).isEqualTo(IDS);
    }
  }
}
