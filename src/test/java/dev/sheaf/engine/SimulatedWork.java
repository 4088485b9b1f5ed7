package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/// Stages whose items end as their input says, however often they are tried, and which kill their
/// node when they are told to.
final class SimulatedWork {

  private static final Spent ONE = new Spent(BigDecimal.ONE, Map.of("calls", 1L));
  private static final Failure TROUBLE = Failure.target("HTTP_503", "down for now");
  private static final Failure BUSY = Failure.capacity("HTTP_429", "come back later");

  private int untilCrash = -1;

  /// What the death of a process looks like from inside: the stack unwinds past everything.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  void crashAfter(int attempts) {
    untilCrash = attempts;
  }

  void crashNever() {
    untilCrash = -1;
  }

  /// Whether an item with this input fails in the end.
  static boolean fails(int input, boolean twoStages) {
    return failsAtOnce(input, "first")
        || failsAlways(input, "first")
        || (twoStages && (failsAtOnce(input, "second") || failsAlways(input, "second")));
  }

  private static boolean failsAtOnce(int input, String stage) {
    return stage.equals("first") ? input < 5 : input >= 5 && input < 8;
  }

  private static boolean failsAlways(int input, String stage) {
    return stage.equals("first") ? input >= 10 && input < 13 : input >= 13 && input < 16;
  }

  TestPipeline.Numbers stage(String name) {
    Policy policy = Policy.DEFAULT.withAttempts(3, Duration.ofSeconds(2)).withWindow(8);
    return TestPipeline.Numbers.stage(name, this::attempt).with(policy);
  }

  private Outcome<Integer> attempt(Attempt<Integer> attempt) {
    if (untilCrash >= 0 && untilCrash-- == 0) {
      throw new Crash();
    }
    int input = attempt.input();
    if (failsAtOnce(input, attempt.stage())) {
      return new Outcome.GiveUp<>(Failure.target("HTTP_404", "gone"), ONE);
    }
    if (failsAlways(input, attempt.stage())) {
      return new Outcome.RetryAt<>(TROUBLE, null, ONE);
    }
    if (input >= 20 && input < 30 && attempt.number() < 2) {
      return new Outcome.RetryAt<>(TROUBLE, null, ONE);
    }
    if (input >= 30 && input < 40 && attempt.number() < 4) {
      return new Outcome.RetryAt<>(
          BUSY, attempt.deadline().plus(Duration.ofMinutes(1)), Spent.NOTHING);
    }
    return new Outcome.Done<>(input, true, null, ONE);
  }
}
