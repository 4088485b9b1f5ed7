package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.job.Spent;
import dev.sheaf.job.StageStatus;
import dev.sheaf.job.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {

  private static final Failure BUSY = Failure.target("HTTP_503", "HTTP 503 from origin");

  @Test
  void runsEveryItemThroughEveryStage() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "two",
                stage("double", a -> Outcome.done(a.input() * 2)),
                stage("increment", a -> Outcome.done(a.input() + 1))))) {
      JobId id = manual.submitNumbers("two", 3_000);
      manual.runDue();
      JobSnapshot job = manual.snapshot(id);
      assertThat(job.job().status()).isEqualTo(JobStatus.COMPLETE);
      assertThat(job.tally().succeeded()).isEqualTo(3_000);
      assertThat(job.stage("double").tally().goingOn()).isEqualTo(3_000);
      assertThat(manual.items(id))
          .hasSize(3_000)
          .allSatisfy(item ->
              assertThat(item.output(Integer.class)).isEqualTo(item.input(Integer.class) * 2 + 1));
      assertThat(manual.told)
          .containsExactly(
              "ACCEPTED",
              "STARTED",
              "STAGE_CLOSED double",
              "STAGE_STARTED increment",
              "STAGE_CLOSED increment",
              "ENDED");
    }
  }

  @Test
  void itemsLeaveWhereTheyFailOrAreComplete() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "sieve",
                stage(
                    "first",
                    a ->
                        switch (a.input() % 3) {
                          case 0 -> Outcome.giveUp(Failure.target("HTTP_404", "gone"));
                          case 1 -> Outcome.complete(a.input(), Spent.counting("early"));
                          default -> Outcome.done(a.input());
                        }),
                stage("second", a -> Outcome.done(-a.input()))))) {
      JobId id = manual.submitNumbers("sieve", 300);
      manual.runDue();
      JobSnapshot job = manual.snapshot(id);
      assertThat(job.job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(job.stage("first").tally())
          .isEqualTo(new Tally(300, 200, 100, 0, 100, BigDecimal.ZERO, Map.of("early", 100L)));
      assertThat(job.stage("second").tally().total()).isEqualTo(100);
      assertThat(job.tally().succeeded()).isEqualTo(200);
      assertThat(job.tally().failed()).isEqualTo(100);
      assertThat(manual.items(id).get(1).stageNo()).isEqualTo(0);
      assertThat(manual.items(id).get(2).output(Integer.class)).isEqualTo(-2);
    }
  }

  @Test
  void aStageThatNoItemNeedsIsSkipped() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "skip",
                stage("first", a -> Outcome.complete(1, Spent.NOTHING)),
                stage("second", a -> Outcome.done(2))))) {
      JobId id = manual.submitNumbers("skip", 5);
      manual.runDue();
      assertThat(manual.snapshot(id).stage("second").status()).isEqualTo(StageStatus.SKIPPED);
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void retriesWaitTheirPauseAndKeepTheirCost() {
    List<Instant> tries = new ArrayList<>();
    Spent spent = new Spent(new BigDecimal("0.0015"), Map.of());
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "retry",
                stage(
                    "work",
                    a -> {
                      tries.add(a.deadline());
                      return a.number() < 3
                          ? new Outcome.RetryAt<>(BUSY, null, spent)
                          : Outcome.done(1, spent);
                    })))) {
      JobId id = manual.submitNumbers("retry", 1);
      manual.runDue();
      manual.runDue();
      assertThat(tries).hasSize(1);
      manual.runDueAfter(Duration.ofSeconds(2));
      assertThat(tries).hasSize(2);
      manual.runDueAfter(Duration.ofSeconds(5));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
      assertThat(manual.snapshot(id).tally().cost()).isEqualByComparingTo("0.0045");
      assertThat(manual.items(id).getFirst().attempt()).isEqualTo(3);
    }
  }

  @Test
  void retryAfterIsObeyed() {
    List<Integer> numbers = new ArrayList<>();
    ManualEngine[] self = new ManualEngine[1];
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "after",
                stage(
                    "work",
                    a -> {
                      numbers.add(a.number());
                      return a.number() == 1
                          ? Outcome.retryAt(BUSY, self[0].time.instant().plusSeconds(600))
                          : Outcome.done(1);
                    })))) {
      self[0] = manual;
      manual.submitNumbers("after", 1);
      manual.runDue();
      manual.runDueAfter(Duration.ofSeconds(599));
      assertThat(numbers).containsExactly(1);
      manual.runDueAfter(Duration.ofSeconds(1));
      assertThat(numbers).containsExactly(1, 2);
    }
  }

  @Test
  void attemptsAreCapped() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "capped",
                stage("work", a -> Outcome.retry(BUSY))
                    .with(Policy.DEFAULT.withAttempts(3, Duration.ofSeconds(1)))))) {
      JobId id = manual.submitNumbers("capped", 2);
      for (int i = 0; i < 10; i++) {
        manual.runDueAfter(Duration.ofMinutes(5));
      }
      ItemResult item = manual.items(id).getFirst();
      assertThat(item.attempt()).isEqualTo(3);
      assertThat(item.failure()).isEqualTo(BUSY);
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.ERRORED);
    }
  }

  @Test
  void aFullBudgetOnlyWaits() {
    Failure full = Failure.capacity("RATE_LIMITED", "the provider asks to wait");
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "waits",
                stage("work", a -> a.number() < 20 ? Outcome.retry(full) : Outcome.done(1))
                    .with(Policy.DEFAULT.withAttempts(2, Duration.ofSeconds(1)))))) {
      JobId id = manual.submitNumbers("waits", 1);
      for (int i = 0; i < 25; i++) {
        manual.runDueAfter(Duration.ofMinutes(5));
      }
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void aBrokenStageFailsItsItemAndNothingElse() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "broken",
                stage(
                        "work",
                        a -> {
                          if (a.input() == 1) {
                            throw new IllegalStateException("a bug");
                          }
                          return Outcome.done(1);
                        })
                    .with(Policy.DEFAULT.withAttempts(2, Duration.ZERO))))) {
      JobId id = manual.submitNumbers("broken", 3);
      manual.runDueAfter(Duration.ofMinutes(1));
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(manual.items(id).get(1).failure())
          .extracting(f -> f.code())
          .isEqualTo("INTERNAL_ERROR");
    }
  }

  @Test
  void anInputTheStageCannotReadFailsAtOnce() {
    try (var manual =
        new ManualEngine(TestPipeline.of("strict", stage("work", a -> Outcome.done(1))))) {
      JobId id = manual.submit("strict", 1, "not a number", 3);
      manual.runDue();
      assertThat(manual.items(id).get(1).failure())
          .extracting(f -> f.code())
          .isEqualTo("BAD_INPUT");
      assertThat(manual.snapshot(id).tally().succeeded()).isEqualTo(2);
    }
  }

  @Test
  void aScheduledJobStartsAtItsHour() {
    try (var manual =
        new ManualEngine(TestPipeline.of("later", stage("work", a -> Outcome.done(1))))) {
      Instant at = manual.time.instant().plusSeconds(3_600);
      JobId id =
          manual.engine.submit(
              NewJob.of(
                      ManualEngine.ORG,
                      "later",
                      "later-1",
                      Map.of(),
                      List.of(new NewJob.NewItem(null, 1)))
                  .startingAt(at));
      manual.runDueAfter(Duration.ofSeconds(3_599));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.SCHEDULED);
      manual.runDueAfter(Duration.ofSeconds(1));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void furtherJobsOfAnOrganisationQueue() {
    boolean[] open = {false};
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                    "queue", stage("work", a -> open[0] ? Outcome.done(1) : Outcome.retry(BUSY)))
                .withRunningMax(2))) {
      List<JobId> ids = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        ids.add(manual.submitNumbers("queue", 1));
        manual.time.advance(Duration.ofMillis(1));
      }
      manual.runDue();
      assertThat(ids.stream().map(id -> manual.snapshot(id).job().status()))
          .containsExactly(
              JobStatus.RUNNING,
              JobStatus.RUNNING,
              JobStatus.QUEUED,
              JobStatus.QUEUED,
              JobStatus.QUEUED);
      manual.engine.cancel(ids.get(2));
      manual.engine.cancel(ids.get(0));
      assertThat(manual.snapshot(ids.get(3)).job().status()).isEqualTo(JobStatus.RUNNING);
      open[0] = true;
      manual.runDueAfter(Duration.ofMinutes(1));
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(manual.snapshot(ids.get(4)).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void cancelKeepsWhatIsRecorded() {
    ManualEngine[] self = new ManualEngine[1];
    JobId[] ids = new JobId[1];
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "cancel",
                stage(
                    "work",
                    a -> {
                      if (a.input() == 5_000) {
                        self[0].engine.cancel(ids[0]);
                      }
                      return Outcome.done(1);
                    })))) {
      self[0] = manual;
      ids[0] = manual.submitNumbers("cancel", 10_000);
      manual.runDue();
      JobSnapshot job = manual.snapshot(ids[0]);
      assertThat(job.job().status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(job.tally().succeeded()).isPositive();
      assertThat(job.tally().cancelled()).isPositive();
      assertThat(job.tally().allFinished()).isTrue();
      assertThat(manual.engine.cancel(ids[0])).isFalse();
    }
  }

  @Test
  void aPausedJobStandsStill() {
    List<Integer> ran = new ArrayList<>();
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "pause",
                stage(
                    "work",
                    a -> {
                      ran.add(a.seq());
                      return Outcome.done(1);
                    })))) {
      JobId id = manual.submitNumbers("pause", 100);
      manual.engine.pause(id);
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(ran).isEmpty();
      manual.engine.resume(id);
      manual.runDue();
      assertThat(ran).hasSize(100);
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void contentIsKeptForLaterStages() {
    try (var manual =
        new ManualEngine(
            TestPipeline.of(
                "content",
                stage(
                    "fetch",
                    a ->
                        new Outcome.Done<>(
                            a.input(), true, new byte[] {a.input().byteValue()}, Spent.NOTHING)),
                stage("read", a -> Outcome.done((int) a.content("fetch").orElseThrow()[0]))))) {
      JobId id = manual.submitNumbers("content", 100);
      manual.runDue();
      assertThat(manual.items(id).get(42).output(Integer.class)).isEqualTo(42);
    }
  }
}
