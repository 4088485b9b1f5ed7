package dev.sheaf.llm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a call used up: its tokens, and their price in US dollars. The cost is null when the price
/// of the model is unknown; a sum with an unknown part is unknown, never a number that is too
/// small.
public record Spent(Usage usage, @Nullable BigDecimal cost) {

  public static final Spent NOTHING = new Spent(Usage.NONE, BigDecimal.ZERO);

  public Spent plus(Spent more) {
    BigDecimal mine = cost;
    BigDecimal theirs = more.cost;
    BigDecimal sum = mine == null || theirs == null ? null : mine.add(theirs);
    return new Spent(usage.plus(more.usage), sum);
  }
}
