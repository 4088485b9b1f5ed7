package dev.sheaf.run;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Calls targets, each through the executor of its action. Blocks the calling (virtual) thread for
/// one call at most; interrupting it ends the call.
public final class Executors implements AutoCloseable {

  /// Below it, at the server's public URL, endpoints post their results: `POST /callbacks/{token}`.
  public static final String CALLBACK_PATH = "/callbacks/";

  /// How large a result an endpoint may post.
  public static final int CALLBACK_CHARS_MAX = 10 << 20;

  /// How long what a try left behind is kept: longer than any run is tried.
  static final Duration OPEN_KEPT = Duration.ofDays(14);

  private static final int REMOVED_AT_ONCE = 5_000;

  private final ExecutorParts parts;
  private final OpenCalls open;
  private final Callbacks callbacks;
  private final HttpExecutor http;
  private final LlmExecutor llm;
  private final BuiltInExecutor builtIn;
  private final FlowExecutor flow;

  public Executors(ExecutorParts parts) {
    this.parts = parts;
    this.open = new OpenCalls(parts.database());
    this.callbacks = new Callbacks(parts.signer(), parts.publicUrl());
    this.http = new HttpExecutor(parts, open, callbacks);
    this.llm = new LlmExecutor(parts);
    this.builtIn = new BuiltInExecutor(parts, open);
    this.flow = new FlowExecutor(parts, open, this::call);
  }

  /// Tries the run once. What goes wrong with the target or the input is an answer and not an
  /// exception.
  public CallResult call(Target target, TargetCall call, RunLog log) throws InterruptedException {
    return call(target, call, "", log);
  }

  private CallResult call(Target target, TargetCall call, String node, RunLog log)
      throws InterruptedException {
    if (!target.enabled()) {
      return CallResult.failed(
          RunFailure.of(RunFailure.MODEL_UNAVAILABLE, target.path() + " is disabled"));
    }
    List<InputProblem> problems = InputCheck.check(target, call.input());
    if (!problems.isEmpty()) {
      return CallResult.failed(invalid(problems));
    }
    Work work = work(target, call, node, log);
    try {
      return switch (target.action()) {
        case Action.Http action -> http.call(action, work);
        case Action.Llm action -> llm.call(action, work);
        case Action.BuiltIn action -> builtIn.call(action, work);
        case Action.Flow action -> flow.call(action, work);
      };
    } catch (FailureException e) {
      return failed(e.failure());
    } catch (Templates.TooLong e) {
      return CallResult.failed(
          RunFailure.of(RunFailure.INPUT_VALIDATION_FAILED, target.path() + ": " + e.getMessage()));
    }
  }

  private static Work work(Target target, TargetCall call, String node, RunLog log) {
    return new Work(target, call, InputCheck.withDefaults(target, call.input()), node, log);
  }

  /// What a run sends, for those who send many at once.
  static Work work(Target target, TargetCall call) {
    return work(target, call, "", RunLog.NONE);
  }

  LlmExecutor llm() {
    return llm;
  }

  private static RunFailure invalid(List<InputProblem> problems) {
    InputProblem first = problems.getFirst();
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    return RunFailure.of(
        RunFailure.INPUT_VALIDATION_FAILED,
        String.join(".", first.path()) + ": " + first.message() + more);
  }

  /// What executors throw instead of answering: a file that cannot be had or used, a key that does
  /// not fit.
  private static CallResult failed(Failure failure) {
    RunFailure why =
        failure.kind() == FailureKind.OURS
            ? RunFailure.of(RunFailure.INTERNAL_ERROR, failure.message())
            : RunFailure.of(failure.code(), failure.message());
    return failure.kind() == FailureKind.TARGET
        ? CallResult.retry(new RunFailure(why.code(), why.message(), FailureStage.PREPROCESS))
        : CallResult.failed(why);
  }

  /// Takes the result that an endpoint posts, `{"error": …}` or whatever its output pointer finds
  /// its way in; the next [#call] of the run gives it. False: the token is not one of ours, or
  /// nothing waits for it any more.
  public boolean complete(String token, JsonNode body) {
    Optional<Callbacks.Awaited> awaited = callbacks.read(token);
    if (awaited.isEmpty()) {
      return false;
    }
    if (body.toString().length() > CALLBACK_CHARS_MAX) {
      throw new FailureException(
          Failure.caller(
              "CALLBACK_TOO_LARGE",
              "A result may have %,d characters; send a URL to it instead"
                  .formatted(CALLBACK_CHARS_MAX)));
    }
    return open.answer(awaited.get().run(), awaited.get().node(), body);
  }

  /// Removes what old tries left behind; to be called now and then.
  public int removeOld() {
    int all = 0;
    int removed;
    do {
      removed = open.removeStartedBefore(parts.time().instant().minus(OPEN_KEPT), REMOVED_AT_ONCE);
      all += removed;
    } while (removed == REMOVED_AT_ONCE);
    return all;
  }

  @Override
  public void close() {
    builtIn.close();
  }
}
