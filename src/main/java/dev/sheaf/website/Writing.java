package dev.sheaf.website;

import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Policy;
import dev.sheaf.site.write.Author;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.List;

/// What the stages have in common: they ask the author, in the author's lane.
abstract class Writing<I, O> implements ItemStage<I, O> {

  private static final Policy POLICY =
      Policy.DEFAULT.withAttempts(4, Duration.ofSeconds(2)).withDeadline(Duration.ofMinutes(8));

  final Author author;
  final Time time;
  private final String name;
  private final Class<I> input;
  private final Class<O> output;

  Writing(Author author, Time time, String name, Class<I> input, Class<O> output) {
    this.author = author;
    this.time = time;
    this.name = name;
    this.input = input;
    this.output = output;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<I> input() {
    return input;
  }

  @Override
  public final Class<O> output() {
    return output;
  }

  @Override
  public final Policy policy() {
    return POLICY;
  }

  @Override
  public final List<Lane> lanes(I input) {
    return List.of(author.lane());
  }

  @Override
  public final Outcome<O> attempt(Attempt<I> attempt) throws InterruptedException {
    long began = time.nanos();
    Outcome<O> outcome = piece(attempt);
    author.rest(time.nanos() - began);
    return outcome;
  }

  /// Makes it and writes it down.
  abstract Outcome<O> piece(Attempt<I> attempt) throws InterruptedException;

  /// Names one try at one item, for providers that bill by it.
  static String key(Attempt<?> attempt) {
    return attempt.idempotencyKey() + "/" + attempt.number();
  }
}
