package dev.sheaf.engine;

import dev.sheaf.engine.Outcome.Done;
import dev.sheaf.engine.Outcome.GiveUp;
import dev.sheaf.engine.Outcome.RetryAt;
import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.engine.Results.Tries;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.job.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Runs one stage's attempts and judges what came of them.
final class Attempts<I, O> {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /// Nothing waits longer than this, whatever a target asks for.
  private static final Duration WAIT_MAX = Duration.ofHours(24);

  private final JobView job;
  private final ItemStage<I, O> stage;
  private final Policy policy;
  private final boolean last;
  private final Attempt.Contents contents;
  private final RandomGenerator random;

  Attempts(
      JobView job,
      ItemStage<I, O> stage,
      boolean last,
      Attempt.Contents contents,
      RandomGenerator random) {
    this.job = job;
    this.stage = stage;
    this.policy = stage.policy();
    this.last = last;
    this.contents = contents;
    this.random = random;
  }

  Policy policy() {
    return policy;
  }

  Recorder.StageLabel label() {
    return new Recorder.StageLabel(job.kind(), stage.name());
  }

  Attempt<I> attempt(Work work, Instant now) {
    I input = Json.MAPPER.readValue(work.json(), stage.input());
    return new Attempt<>(
        job,
        stage.name(),
        work.seq(),
        work.tries().number() + 1,
        input,
        now.plus(policy.deadline()),
        contents);
  }

  /// Tries the item once. Whatever the stage throws becomes an outcome: this is one of the three
  /// places that catch broadly.
  ///
  /// @param isInterrupted whether we interrupted the attempt: what breaks then breaks because of
  ///   it, as statements of the database do, and is no news
  Outcome<O> run(Attempt<I> attempt, BooleanSupplier isInterrupted) throws InterruptedException {
    try {
      return stage.attempt(attempt);
    } catch (InterruptedException e) {
      throw e;
    } catch (FailureException e) {
      Failure failure = e.failure();
      return failure.kind() == FailureKind.CALLER
          ? Outcome.giveUp(failure)
          : Outcome.retry(failure);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      if (e instanceof Exception && isInterrupted.getAsBoolean()) {
        LOG.debug(
            "Attempt {} at item {} in stage {} of job {} was interrupted: {}",
            attempt.number(),
            attempt.seq(),
            attempt.stage(),
            job.id(),
            e.toString());
        throw new InterruptedException();
      }
      LOG.error(
          "Attempt {} at item {} in stage {} of job {} broke; it is tried again within its limit",
          attempt.number(),
          attempt.seq(),
          attempt.stage(),
          job.id(),
          e);
      return Outcome.retry(
          Failure.ours("INTERNAL_ERROR", "The stage broke with " + e.getClass().getSimpleName()));
    }
  }

  static Failure deadlineExceeded(Duration deadline) {
    return Failure.target(
        "DEADLINE_EXCEEDED", "The attempt took longer than " + deadline.toSeconds() + " s");
  }

  /// What the outcome means for the item: recorded for good, or tried again.
  Recorded judge(Work work, Outcome<O> outcome, Instant startedAt, Instant now) {
    int number = work.tries().number() + 1;
    return switch (outcome) {
      case Done<O>(O output, boolean goesOn, byte[] content, var spent) ->
          new Settled(
              work.seq(),
              number,
              null,
              Rows.jsonBytes(output),
              goesOn && !last,
              content,
              spent,
              false,
              startedAt,
              now);
      case GiveUp<O>(Failure failure, var spent) ->
          new Settled(work.seq(), number, failure, null, false, null, spent, false, startedAt, now);
      case RetryAt<O> retry -> again(work, number, retry, startedAt, now);
    };
  }

  private Recorded again(Work work, int number, RetryAt<O> retry, Instant startedAt, Instant now) {
    Failure why = retry.why();
    Tries tries = work.tries();
    int failures = tries.failures() + (Policy.isWait(why) ? 0 : 1);
    int waits = tries.waits() + (Policy.isWait(why) ? 1 : 0);
    if (!policy.allowsAnother(why, failures, waits) || number == Short.MAX_VALUE) {
      return new Settled(
          work.seq(), number, why, null, false, null, retry.spent(), false, startedAt, now);
    }
    Instant earliest =
        retry.notBefore() != null
            ? retry.notBefore()
            : now.plus(policy.pause(Math.max(1, failures + waits), random.nextDouble()));
    Instant latest = now.plus(WAIT_MAX);
    Instant notBefore = earliest.isBefore(latest) ? earliest : latest;
    return new Retried(work.seq(), number, why, notBefore, retry.spent(), startedAt, now);
  }

  /// An input the stage cannot read fails for good: no repeat would read it.
  Settled unreadable(Work work, JacksonException e, Instant now) {
    return untried(
        work,
        Failure.ours(
            "BAD_INPUT", "The item's input does not fit the stage: " + e.getOriginalMessage()),
        now);
  }

  /// An item that killed its server again and again fails by itself, without its neighbours.
  Settled poison(Work work, Instant now) {
    return untried(
        work,
        Failure.ours(
            "POISON",
            "The server died %d times while it worked on this item; it is not tried again"
                .formatted(work.tries().crashes())),
        now);
  }

  /// The attempt was interrupted for good.
  Settled brokenOff(Work work, Failure why, Instant startedAt, Instant now) {
    int number = work.tries().number() + 1;
    return new Settled(
        work.seq(), number, why, null, false, null, Spent.NOTHING, false, startedAt, now);
  }

  /// Settled without another try.
  Settled untried(Work work, Failure failure, Instant now) {
    return Settled.untried(work.seq(), work.tries().number() + 1, failure, now);
  }
}
