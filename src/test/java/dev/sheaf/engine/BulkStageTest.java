package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.FakeProvider.Batch;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A stage that hands its shards to a provider's batch API.
class BulkStageTest {

  private final FakeProvider provider = new FakeProvider();
  private final TestPipeline pipeline = TestPipeline.of("bulk", provider.stage());

  @Test
  void whatTheBatchGaveIsRecordedAndWhatItLostRunsLive() {
    try (var manual = new ManualEngine(pipeline)) {
      JobId id = submit(manual, Limits.NONE);
      manual.runDue();
      Batch batch = provider.only();
      assertThat(batch.items()).hasSize(10);
      assertThat(manual.snapshot(id).stages().getFirst().bulkHandle()).isEqualTo(batch.handle());
      batch.end(seq -> seq != 4);
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
      assertThat(manual.items(id))
          .allSatisfy(item ->
              assertThat(item.output(Integer.class))
                  .isEqualTo(item.seq() == 4 ? FakeProvider.LIVE : FakeProvider.BATCHED));
      assertThat(provider.cancelled()).isEmpty();
    }
  }

  @Test
  void aBatchThatWasTakenBeforeACrashIsFoundAndNotSentAgain() {
    try (var manual = new ManualEngine(pipeline)) {
      provider.answers(false);
      JobId id = submit(manual, Limits.NONE);
      manual.runDue();
      provider.answers(true);
      manual.runDueAfter(Duration.ofMinutes(1));
      provider.only().end(seq -> true);
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.COMPLETE);
    }
  }

  @Test
  void theBatchOfACancelledJobIsCalledOffHoweverOftenTheProviderStumbles() {
    try (var manual = new ManualEngine(pipeline)) {
      JobId id = submit(manual, Limits.NONE);
      manual.runDue();
      provider.answers(false);
      manual.engine.cancel(id);
      manual.runDue();
      assertThat(provider.cancelled()).isEmpty();
      provider.answers(true);
      manual.runDue();
      assertThat(provider.cancelled()).as("it is asked again after a while").isEmpty();
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(provider.cancelled()).containsExactly(provider.only().handle());
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(provider.cancelled()).as("once is enough").hasSize(1);
    }
  }

  @Test
  void aBatchThatWasBeingSubmittedWhenItsJobWasCancelledIsFoundAndCalledOff() {
    try (var manual = new ManualEngine(pipeline)) {
      provider.answers(false);
      JobId id = submit(manual, Limits.NONE);
      manual.runDue();
      manual.engine.cancel(id);
      provider.answers(true);
      manual.runDueAfter(Duration.ofMinutes(1));
      assertThat(provider.cancelled()).containsExactly(provider.only().handle());
    }
  }

  @Test
  void theBatchOfAnOverdueJobIsCalledOffAndItsItemsFail() {
    try (var manual = new ManualEngine(pipeline)) {
      Instant deadline = manual.time.instant().plus(Duration.ofHours(1));
      JobId id = submit(manual, new Limits(null, deadline));
      manual.runDue();
      manual.runDueAfter(Duration.ofMinutes(59));
      assertThat(provider.cancelled()).isEmpty();
      manual.runDueAfter(Duration.ofMinutes(2));
      assertThat(provider.cancelled()).hasSize(1);
      assertThat(manual.snapshot(id).job().status()).isEqualTo(JobStatus.ERRORED);
      assertThat(manual.items(id))
          .extracting(ItemResult::failure)
          .extracting(Failure::code)
          .containsOnly("JOB_DEADLINE_PASSED");
    }
  }

  @Test
  void aJobWithABudgetIsNeverHandedOver() {
    try (var manual = new ManualEngine(pipeline)) {
      JobId id = submit(manual, new Limits(new BigDecimal(100), null));
      manual.runDue();
      assertThat(provider.batches()).isEmpty();
      assertThat(manual.items(id))
          .allSatisfy(item -> assertThat(item.output(Integer.class)).isEqualTo(FakeProvider.LIVE));
    }
  }

  private static JobId submit(ManualEngine manual, Limits limits) {
    return manual.engine.submit(
        NewJob.of(
                ManualEngine.ORG,
                "bulk",
                "bulk-1",
                "input",
                IntStream.range(0, 10).mapToObj(n -> new NewJob.NewItem(null, n)).toList())
            .within(limits));
  }
}
