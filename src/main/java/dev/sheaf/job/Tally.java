package dev.sheaf.job;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// Counts of a stage or a part of it. `total` is how many items take part; `goingOn` how many of
/// the succeeded go on to the next stage; `cost` is in US dollars; `counts` are the stage's own
/// sums, such as tokens used. Tallies add up: a stage's is the sum of its shards'.
public record Tally(
    int total,
    int succeeded,
    int failed,
    int cancelled,
    int goingOn,
    BigDecimal cost,
    Map<String, Long> counts) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, BigDecimal.ZERO, Map.of());

  public Tally {
    counts = Map.copyOf(counts);
    if (succeeded < 0 || failed < 0 || cancelled < 0 || goingOn < 0) {
      throw new IllegalArgumentException("a tally counts down: " + succeeded + ", " + failed);
    }
    if (succeeded + failed + cancelled > total || goingOn > succeeded) {
      throw new IllegalArgumentException(
          "a tally has %d + %d + %d of %d items, %d going on"
              .formatted(succeeded, failed, cancelled, total, goingOn));
    }
  }

  public static Tally ofTotal(int total) {
    return new Tally(total, 0, 0, 0, 0, BigDecimal.ZERO, Map.of());
  }

  public Tally plus(Tally other) {
    return new Tally(
        total + other.total,
        succeeded + other.succeeded,
        failed + other.failed,
        cancelled + other.cancelled,
        goingOn + other.goingOn,
        cost.add(other.cost),
        sum(counts, other.counts));
  }

  public Tally spending(Spent spent) {
    return new Tally(
        total,
        succeeded,
        failed,
        cancelled,
        goingOn,
        cost.add(spent.cost()),
        sum(counts, spent.counts()));
  }

  public Tally restCancelled() {
    return new Tally(total, succeeded, failed, total - succeeded - failed, goingOn, cost, counts);
  }

  public int finished() {
    return succeeded + failed + cancelled;
  }

  public int unfinished() {
    return total - finished();
  }

  public boolean allFinished() {
    return finished() == total;
  }

  /// The stage's own sum of that name; 0 when nothing was counted.
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    if (a.isEmpty()) {
      return b;
    }
    if (b.isEmpty()) {
      return a;
    }
    Map<String, Long> sums = new TreeMap<>(a);
    b.forEach((name, n) -> sums.merge(name, n, Long::sum));
    return sums;
  }
}
