package dev.sheaf.job;

import java.math.BigDecimal;
import java.util.Map;

/// What one attempt used up, whatever came of it: money in US dollars and the stage's own counts
/// (tokens, pages). It is added to the tally once, together with the recorded outcome.
public record Spent(BigDecimal cost, Map<String, Long> counts) {

  public static final Spent NOTHING = new Spent(BigDecimal.ZERO, Map.of());

  public Spent {
    counts = Map.copyOf(counts);
    if (cost.signum() < 0) {
      throw new IllegalArgumentException("cost is " + cost + ", must not be negative");
    }
  }

  public boolean isNothing() {
    return cost.signum() == 0 && counts.isEmpty();
  }

  public static Spent counting(String name) {
    return new Spent(BigDecimal.ZERO, Map.of(name, 1L));
  }

  public Spent plus(Spent other) {
    return new Spent(cost.add(other.cost), Tally.sum(counts, other.counts));
  }
}
