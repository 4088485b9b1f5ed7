package dev.sheaf.run;

import java.util.List;

/// Calls targets, each through the executor of its action. Blocks the calling (virtual) thread for
/// one call at most; interrupting it ends the call.
public final class Executors {

  /// One call of a target whose inputs are in order.
  @FunctionalInterface
  interface Caller {
    CallResult call(Target target, TargetCall call, RunLog log) throws InterruptedException;
  }

  private final Caller caller;

  Executors(Caller caller) {
    this.caller = caller;
  }

  /// Tries the run once. What goes wrong is an answer and not an exception.
  public CallResult call(Target target, TargetCall call, RunLog log) throws InterruptedException {
    List<InputProblem> problems = InputCheck.check(target, call.input());
    if (!problems.isEmpty()) {
      InputProblem first = problems.getFirst();
      return CallResult.failed(
          RunFailure.of(
              RunFailure.INPUT_VALIDATION_FAILED,
              String.join(".", first.path()) + ": " + first.message()));
    }
    return caller.call(target, call, log);
  }
}
