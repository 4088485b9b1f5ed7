package dev.sheaf.airops;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.BulkStage;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Outcome.GiveUp;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.BatchClient;
import dev.sheaf.llm.BatchHandle;
import dev.sheaf.llm.BatchLine;
import dev.sheaf.llm.BatchRequest;
import dev.sheaf.llm.BatchState;
import dev.sheaf.llm.BatchState.Status;
import dev.sheaf.llm.Collected;
import dev.sheaf.llm.Found;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.Submitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The third phase through a provider's batch API: one batch for all pages of the job.
final class BulkEnriching implements BulkStage<Analysis, Analysis> {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BatchClient batches;
  private final ItemStage<Analysis, Analysis> live;

  BulkEnriching(BatchClient batches, ItemStage<Analysis, Analysis> live) {
    this.batches = batches;
    this.live = live;
  }

  @Override
  public ItemStage<Analysis, Analysis> live() {
    return live;
  }

  @Override
  public String submit(String key, JobView job, Iterator<BulkItem<Analysis>> items)
      throws InterruptedException {
    AiropsJob input = job.input(AiropsJob.class);
    List<BatchRequest> requests = new ArrayList<>();
    items.forEachRemaining(item -> requests.add(request(item.attempt(), input)));
    return switch (batches.submit(key, requests)) {
      case Submitted.Taken(BatchHandle handle) -> JSON.writeValueAsString(handle);
      case Submitted.NotYet later -> throw new FailureException(later.failure());
      case Submitted.Rejected rejected -> throw new FailureException(forGood(rejected.failure()));
    };
  }

  private static BatchRequest request(Attempt<Analysis> attempt, AiropsJob job) {
    Prompt prompt =
        Question.about(
            attempt.input(), Enriching.text(attempt), job, attempt.idempotencyKey() + "/batch");
    return new BatchRequest(String.valueOf(attempt.seq()), prompt);
  }

  @Override
  public Optional<String> find(String key, Instant notBefore, int items)
      throws InterruptedException {
    return switch (batches.find(key, notBefore, items)) {
      case Found.Batch(BatchHandle handle) -> Optional.of(JSON.writeValueAsString(handle));
      case Found.Nothing _ -> Optional.empty();
      case Found.Unclear unclear -> throw new FailureException(unclear.failure());
    };
  }

  @Override
  public Progress poll(String handle) throws InterruptedException {
    return switch (batches.poll(handle(handle))) {
      case BatchState.Running running -> new Progress.Running(running.pollAfter());
      case BatchState.Ended ended -> new Progress.Ended(failure(ended.status()));
      case BatchState.Trouble trouble -> throw new FailureException(trouble.failure());
    };
  }

  @Override
  public void cancel(String handle) throws InterruptedException {
    Failure failure = batches.cancel(handle(handle));
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  /// The contract's codes for a batch that did not complete (2.7, 6.8).
  private static @Nullable Failure failure(Status status) {
    String word = status.name().toLowerCase(Locale.ROOT);
    String message = "LLM batch processing failed with status: " + word;
    return switch (status) {
      case COMPLETED -> null;
      case EXPIRED -> Failure.target("LLM_BATCH_EXPIRED", message);
      case FAILED, CANCELLED -> Failure.target("LLM_BATCH_FAILED", message);
    };
  }

  @Override
  public void collect(
      String handle, Inputs<Analysis> inputs, BiConsumer<Integer, Outcome<Analysis>> results)
      throws InterruptedException {
    Function<String, @Nullable Prompt> prompts =
        id -> seq(id).flatMap(inputs::of).map(BulkEnriching::check).orElse(null);
    Collected collected =
        batches.collect(handle(handle), prompts, line -> take(line, inputs, results));
    Failure failure = collected.failure();
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  /// The prompt again, as far as it takes to check an answer: its schema.
  private static Prompt check(Attempt<Analysis> attempt) {
    return Question.about(
        attempt.input(), "", attempt.job().input(AiropsJob.class), attempt.idempotencyKey());
  }

  private static void take(
      BatchLine line, Inputs<Analysis> inputs, BiConsumer<Integer, Outcome<Analysis>> results) {
    Attempt<Analysis> attempt = seq(line.customId()).flatMap(inputs::of).orElse(null);
    if (attempt != null) {
      AiropsJob job = attempt.job().input(AiropsJob.class);
      results.accept(attempt.seq(), outcome(attempt.input(), job, line.answer()));
    }
  }

  /// As for a live answer, but one that cannot be used is asked for once more, live: a batch has no
  /// repair.
  private static Outcome<Analysis> outcome(Analysis page, AiropsJob job, Answer answer) {
    Outcome<Analysis> outcome = ModelEnricher.outcome(page, job, answer);
    return answer instanceof Answer.Unusable && outcome instanceof GiveUp<Analysis> gaveUp
        ? new Outcome.RetryAt<>(gaveUp.failure(), null, gaveUp.spent())
        : outcome;
  }

  private static Optional<Integer> seq(String customId) {
    return customId.matches("[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(customId))
        : Optional.empty();
  }

  private static BatchHandle handle(String json) {
    return JSON.readValue(json, BatchHandle.class);
  }

  static String providerId(String json) {
    return handle(json).batchId();
  }

  /// The provider will never take it: the phase fails, whatever kind the failure is.
  private static Failure forGood(Failure failure) {
    return new Failure("LLM_BATCH_FAILED", FailureKind.CALLER, failure.message());
  }
}
