package dev.sheaf.engine;

import static dev.sheaf.engine.TestPipeline.Numbers.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.job.Spent;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Budgets, deadlines and priorities of jobs.
class LimitsTest {

  private static final int WINDOW = 4;
  private static final Spent ONE = new Spent(BigDecimal.ONE, Map.of());

  @Test
  void aJobStopsAtItsBudgetAndCostsNoMoreThanWhatWasInFlight() {
    AtomicInteger calls = new AtomicInteger();
    try (var manual = new ManualEngine(pipeline(stage("work", a -> paid(calls))))) {
      JobId id = manual.engine.submit(job(1_000).within(budget("10")));
      manual.runDue();
      JobSnapshot job = manual.snapshot(id);
      assertThat(job.job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(calls.get()).isBetween(10, 10 + WINDOW - 1);
      assertThat(job.tally().succeeded()).isEqualTo(calls.get());
      assertThat(job.tally().failed()).isEqualTo(1_000 - calls.get());
      assertThat(job.tally().cost()).isEqualByComparingTo(new BigDecimal(calls.get()));
      assertThat(codes(manual, id)).containsOnly("JOB_BUDGET_SPENT");
    }
  }

  @Test
  void aBudgetThatIsNotSpentHoldsNothingBack() {
    try (var manual = new ManualEngine(pipeline(stage("work", a -> paid(new AtomicInteger()))))) {
      JobId id = manual.engine.submit(job(200).within(budget("200.5")));
      manual.runDue();
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void whatFailedAttemptsAndEarlierStagesCostCounts() {
    AtomicInteger calls = new AtomicInteger();
    Stage<?, ?> first =
        stage("first", a -> a.number() == 1 ? paidInVain(calls) : paid(calls)).with(oneAtATime());
    Stage<?, ?> second = stage("second", a -> paid(calls)).with(oneAtATime());
    try (var manual = new ManualEngine(TestPipeline.of("bounded", first, second))) {
      JobId id = manual.engine.submit(job(5).within(budget("12")));
      manual.runDue();
      manual.runDueAfter(Duration.ofMinutes(1));
      JobSnapshot job = manual.snapshot(id);
      assertThat(calls.get()).isEqualTo(12);
      assertThat(job.stage("first").tally().cost()).isEqualByComparingTo("10");
      assertThat(job.stage("second").tally().succeeded()).isEqualTo(2);
      assertThat(job.stage("second").tally().failed()).isEqualTo(3);
    }
  }

  @Test
  void atTheDeadlineWhatWaitsFails() {
    try (var manual =
        new ManualEngine(
            pipeline(stage("work", a -> a.input() % 2 == 0 ? Outcome.done(1) : tomorrow(a))))) {
      Instant deadline = manual.time.instant().plus(Duration.ofHours(1));
      JobId id = manual.engine.submit(job(300).within(new Limits(null, deadline)));
      manual.runDue();
      manual.runDueAfter(Duration.ofMinutes(59));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.RUNNING);
      manual.runDueAfter(Duration.ofMinutes(1));
      JobSnapshot job = manual.snapshot(id);
      assertThat(job.job().status()).isEqualTo(JobStatus.PARTIAL);
      assertThat(job.tally().succeeded()).isEqualTo(150);
      assertThat(codes(manual, id)).containsOnly("JOB_DEADLINE_PASSED");
    }
  }

  @Test
  void aPausedJobEndsAtItsDeadline() {
    try (var manual = new ManualEngine(pipeline(stage("work", a -> tomorrow(a))))) {
      Instant deadline = manual.time.instant().plus(Duration.ofHours(1));
      JobId id = manual.engine.submit(job(10).within(new Limits(null, deadline)));
      manual.runDue();
      manual.engine.pause(id);
      manual.runDueAfter(Duration.ofHours(2));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.ERRORED);
      assertThat(manual.snapshot(id).tally().failed()).isEqualTo(10);
    }
  }

  @Test
  void atTheDeadlineWhatIsUnderWayIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(3);
    try (TestDatabase database = TestDatabase.create()) {
      Engine engine =
          new Engine(
              database.database(),
              Time.system(),
              EngineSettings.DEFAULT,
              List.of(pipeline(stage("work", a -> untilInterrupted(interrupted)))),
              List.of());
      engine.start();
      Instant deadline = Time.system().instant().plusMillis(700);
      JobId id = engine.submit(job(3).within(new Limits(null, deadline)));
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
      engine.stop();
      assertThat(engine.items(id, 0, 3))
          .allSatisfy(item ->
              assertThat(Objects.requireNonNull(item.failure()).code())
                  .isEqualTo("JOB_DEADLINE_PASSED"));
      Invariants.assertHold(database.database());
    }
  }

  @Test
  void whatIsMoreUrgentIsTakenFirst() {
    List<String> order = new ArrayList<>();
    try (var manual =
        new ManualEngine(pipeline(stage("work", a -> noted(order, a.job().input(String.class)))))) {
      manual.engine.submit(named("low").withPriority(-5));
      manual.engine.submit(named("usual"));
      manual.engine.submit(named("high").withPriority(5));
      manual.runDue();
      assertThat(order).containsExactly("high", "usual", "low");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.000"})
  void aBudgetIsMoreThanNothing(String budget) {
    assertThatThrownBy(() -> budget(budget))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be more than 0");
  }

  private static Outcome<Integer> paid(AtomicInteger calls) {
    calls.incrementAndGet();
    return new Outcome.Done<>(1, true, null, ONE);
  }

  private static Outcome<Integer> paidInVain(AtomicInteger calls) {
    calls.incrementAndGet();
    return new Outcome.RetryAt<>(Failure.target("HTTP_500", "broken"), null, ONE);
  }

  private static Outcome<Integer> tomorrow(Attempt<Integer> attempt) {
    return Outcome.retryAt(
        Failure.capacity("HTTP_429", "full"), attempt.deadline().plus(Duration.ofDays(1)));
  }

  private static Outcome<Integer> untilInterrupted(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      interrupted.countDown();
    }
    return Outcome.done(1);
  }

  private static Outcome<Integer> noted(List<String> order, String name) {
    order.add(name);
    return Outcome.done(1);
  }

  private static TestPipeline pipeline(TestPipeline.Numbers stage) {
    return TestPipeline.of("bounded", stage.with(Policy.DEFAULT.withWindow(WINDOW)));
  }

  private static Policy oneAtATime() {
    return Policy.DEFAULT.withWindow(1);
  }

  private static NewJob job(int items) {
    return NewJob.of(
        ManualEngine.ORG,
        "bounded",
        "bounded-1",
        "input",
        IntStream.range(0, items).mapToObj(n -> new NewItem(null, n)).toList());
  }

  private static NewJob named(String name) {
    return NewJob.of(ManualEngine.ORG, "bounded", name, name, List.of(new NewItem(null, 1)));
  }

  private static Limits budget(String amount) {
    return new Limits(new BigDecimal(amount), null);
  }

  private static List<String> codes(ManualEngine manual, JobId id) {
    return manual.items(id).stream()
        .map(ItemResult::failure)
        .filter(Objects::nonNull)
        .map(Failure::code)
        .distinct()
        .toList();
  }
}
