package dev.sheaf.website;

import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Policy;
import dev.sheaf.site.write.Author;
import java.time.Duration;
import java.util.List;

/// What the stages have in common: they ask the author, in the author's lane.
abstract class Writing<I, O> implements ItemStage<I, O> {

  private static final Policy POLICY =
      Policy.DEFAULT.withAttempts(4, Duration.ofSeconds(2)).withDeadline(Duration.ofMinutes(8));

  final Author author;
  private final String name;
  private final Class<I> input;
  private final Class<O> output;

  Writing(Author author, String name, Class<I> input, Class<O> output) {
    this.author = author;
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

  /// Names one try at one item, for providers that bill by it.
  static String key(dev.sheaf.engine.Attempt<?> attempt) {
    return attempt.idempotencyKey() + "/" + attempt.number();
  }
}
