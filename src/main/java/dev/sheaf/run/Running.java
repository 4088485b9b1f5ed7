package dev.sheaf.run;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Policy;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.job.Spent;
import dev.sheaf.run.CallResult.Failed;
import dev.sheaf.run.CallResult.Pending;
import dev.sheaf.run.CallResult.Retry;
import dev.sheaf.run.CallResult.Succeeded;
import dev.sheaf.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The one stage of a job of runs: calls the target once for each attempt and says in the engine's
/// words what came of it.
final class Running implements ItemStage<ObjectNode, RunResult> {

  static final String NAME = "run";
  static final String CLIENT_REF = "client_ref";

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /// A call ends itself at its target's timeout; the engine steps in only when it does not.
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Failure AT_WORK =
      Failure.capacity("AT_WORK", "The target has taken the run and is asked again")
          .at(FailureStage.EXECUTION.word());

  private final Target target;
  private final RunJob job;
  private final Executors executors;
  private final RunNotes notes;
  private final Time time;
  private final List<Lane> lanes;
  private final Policy policy;

  Running(Target target, RunJob job, Executors executors, RunNotes notes, Time time) {
    this.target = target;
    this.job = job;
    this.executors = executors;
    this.notes = notes;
    this.time = time;
    this.lanes = List.of(Lane.of("target " + target.id(), target.maxConcurrency()));
    this.policy =
        Policy.DEFAULT
            .withAttempts(target.attempts(), FIRST_PAUSE)
            .withDeadline(target.timeout().plus(MARGIN))
            .withWindow(Math.min(Policy.DEFAULT.window(), target.maxConcurrency()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<ObjectNode> input() {
    return ObjectNode.class;
  }

  @Override
  public Class<RunResult> output() {
    return RunResult.class;
  }

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public List<Lane> lanes(ObjectNode input) {
    return lanes;
  }

  @Override
  public int width() {
    return target.maxConcurrency();
  }

  @Override
  public Outcome<RunResult> attempt(Attempt<ObjectNode> attempt) throws InterruptedException {
    UUID run = RunId.ofRun(attempt.job().id(), attempt.seq());
    try (RunNotes.Page page = notes.of(run)) {
      return outcome(executors.call(target, call(attempt, run), page));
    }
  }

  TargetCall call(Attempt<ObjectNode> attempt) {
    return call(attempt, RunId.ofRun(attempt.job().id(), attempt.seq()));
  }

  private TargetCall call(Attempt<ObjectNode> attempt, UUID run) {
    ObjectNode input = attempt.input();
    @Nullable String clientRef = null;
    if (job.batchId() != null && input.path(CLIENT_REF).isString()) {
      clientRef = input.path(CLIENT_REF).asString();
      input.remove(CLIENT_REF);
    }
    return new TargetCall(
        attempt.job().orgId(),
        run,
        job.batchId(),
        job.batchId() == null ? null : attempt.seq(),
        clientRef,
        input,
        job.metadata(),
        attempt.number());
  }

  Outcome<RunResult> outcome(CallResult result) {
    return switch (result) {
      case Succeeded(var output, var cost, var breakdown) ->
          Outcome.done(new RunResult(output, breakdown), spent(cost));
      case Retry(var why, var after, var cost, var slowDown) ->
          new Outcome.RetryAt<>(retryable(why), atOrNull(after), spent(cost), slowDown);
      case Pending(var after) ->
          new Outcome.RetryAt<>(AT_WORK, time.instant().plus(after), Spent.NOTHING, false);
      case Failed(var why, var cost) ->
          new Outcome.GiveUp<>(failure(why, FailureKind.TARGET), spent(cost));
    };
  }

  /// Being told that the target is full is waiting, not failing.
  private static Failure retryable(RunFailure why) {
    boolean full = why.code().equals(RunFailure.PROVIDER_RATE_LIMITED);
    return failure(why, full ? FailureKind.CAPACITY : FailureKind.TARGET);
  }

  private static Failure failure(RunFailure why, FailureKind kind) {
    return new Failure(why.code(), kind, why.message()).at(why.stage().word());
  }

  private @Nullable Instant atOrNull(@Nullable Duration after) {
    return after == null ? null : time.instant().plus(after);
  }

  private static Spent spent(BigDecimal cost) {
    return cost.signum() == 0 ? Spent.NOTHING : new Spent(cost, Map.of());
  }
}
