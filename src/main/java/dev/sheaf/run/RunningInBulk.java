package dev.sheaf.run;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.BulkStage;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.BatchClient;
import dev.sheaf.llm.BatchHandle;
import dev.sheaf.llm.BatchLine;
import dev.sheaf.llm.BatchRequest;
import dev.sheaf.llm.BatchState;
import dev.sheaf.llm.Collected;
import dev.sheaf.llm.Found;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.Submitted;
import dev.sheaf.run.LlmExecutor.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A large batch of runs of a prompt through its provider's batch API. Whatever the provider does
/// not take, loses or does not finish is asked live: a batch API saves money, and its troubles are
/// no reason for runs to fail.
final class RunningInBulk implements BulkStage<ObjectNode, RunResult> {

  private static final Logger LOG = LoggerFactory.getLogger(RunningInBulk.class);

  /// The handle of what the provider did not take.
  private static final String NOT_TAKEN = "live";

  private static final String WAY = "batch";

  private final Running live;
  private final Target target;
  private final Action.Llm action;
  private final UUID org;
  private final LlmExecutor llm;

  RunningInBulk(Running live, Target target, Action.Llm action, UUID org, LlmExecutor llm) {
    this.live = live;
    this.target = target;
    this.action = action;
    this.org = org;
    this.llm = llm;
  }

  @Override
  public ItemStage<ObjectNode, RunResult> live() {
    return live;
  }

  @Override
  public String submit(String key, JobView job, Iterator<BulkItem<ObjectNode>> items)
      throws InterruptedException {
    Optional<BatchClient> client = llm.batches(action, target, org);
    if (client.isEmpty() || llm.isRefused(key)) {
      return NOT_TAKEN;
    }
    List<BatchRequest> requests = new ArrayList<>();
    items.forEachRemaining(item -> {
      Attempt<ObjectNode> attempt = item.attempt();
      prompt(attempt)
          .ifPresent(
              prompt -> requests.add(new BatchRequest(String.valueOf(attempt.seq()), prompt)));
    });
    if (requests.isEmpty()) {
      return NOT_TAKEN;
    }
    return switch (client.get().submit(key, requests)) {
      case Submitted.Taken(BatchHandle handle) -> Json.MAPPER.writeValueAsString(handle);
      case Submitted.NotYet(var failure, var _) -> {
        // it may have been taken all the same: the engine looks for it before it sends it again
        llm.noteRefusal(key);
        throw new FailureException(failure);
      }
      case Submitted.Rejected(var failure) -> {
        LOG.warn(
            "The batch of job {} was not taken by the provider of {}, its runs go one by one: {}",
            job.id(),
            target.path(),
            failure.message());
        yield NOT_TAKEN;
      }
    };
  }

  /// Nothing for an input that makes no prompt: its run says why when it is tried live.
  private Optional<Prompt> prompt(Attempt<ObjectNode> attempt) {
    try {
      return llm.asked(action, work(attempt), WAY) instanceof Asked.Prompted(Prompt prompt)
          ? Optional.of(prompt)
          : Optional.empty();
    } catch (Templates.TooLong _) {
      return Optional.empty();
    }
  }

  private Work work(Attempt<ObjectNode> attempt) {
    return Executors.work(target, live.call(attempt));
  }

  @Override
  public Optional<String> find(String key, Instant notBefore, int items)
      throws InterruptedException {
    return switch (client().find(key, notBefore, items)) {
      case Found.Batch(BatchHandle handle) -> Optional.of(Json.MAPPER.writeValueAsString(handle));
      case Found.Nothing _ -> Optional.empty();
      case Found.Unclear unclear -> throw new FailureException(unclear.failure());
    };
  }

  @Override
  public Progress poll(String handle) throws InterruptedException {
    if (handle.equals(NOT_TAKEN)) {
      return new Progress.Ended(null);
    }
    return switch (client().poll(handle(handle))) {
      case BatchState.Running(Duration pollAfter, var _) -> new Progress.Running(pollAfter);
      case BatchState.Ended _ -> new Progress.Ended(null);
      case BatchState.Trouble trouble -> throw new FailureException(trouble.failure());
    };
  }

  @Override
  public void collect(
      String handle, Inputs<ObjectNode> inputs, BiConsumer<Integer, Outcome<RunResult>> results)
      throws InterruptedException {
    if (handle.equals(NOT_TAKEN)) {
      return;
    }
    Function<String, @Nullable Prompt> prompts =
        id -> seq(id).flatMap(inputs::of).flatMap(this::prompt).orElse(null);
    Collected collected =
        client().collect(handle(handle), prompts, line -> take(line, inputs, results));
    Failure failure = collected.failure();
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  @Override
  public void cancel(String handle) throws InterruptedException {
    Optional<BatchClient> client = llm.batches(action, target, org);
    if (handle.equals(NOT_TAKEN) || client.isEmpty()) {
      return;
    }
    Failure failure = client.get().cancel(handle(handle));
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  private void take(
      BatchLine line, Inputs<ObjectNode> inputs, BiConsumer<Integer, Outcome<RunResult>> results) {
    seq(line.customId())
        .flatMap(inputs::of)
        .ifPresent(attempt -> results.accept(attempt.seq(), outcome(work(attempt), line.answer())));
  }

  /// As for a live answer, but one that cannot be used is asked for once more, live: a batch has no
  /// repair.
  private Outcome<RunResult> outcome(Work work, Answer answer) {
    Outcome<RunResult> outcome = live.outcome(llm.result(work, answer));
    return answer instanceof Answer.Unusable && outcome instanceof Outcome.GiveUp<RunResult> gaveUp
        ? new Outcome.RetryAt<>(gaveUp.failure(), null, gaveUp.spent())
        : outcome;
  }

  /// Waits for its secret to be set again if it was taken away meanwhile.
  private BatchClient client() {
    return llm.batches(action, target, org)
        .orElseThrow(() ->
            new FailureException(
                Failure.target(
                    RunFailure.MODEL_UNAVAILABLE,
                    target.path() + ": the key of its provider is gone")));
  }

  private static Optional<Integer> seq(String customId) {
    return customId.matches("[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(customId))
        : Optional.empty();
  }

  private static BatchHandle handle(String json) {
    return Json.MAPPER.readValue(json, BatchHandle.class);
  }
}
