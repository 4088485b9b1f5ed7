package dev.sheaf.engine;

import dev.sheaf.engine.Shards.Cut;
import java.util.ArrayList;
import java.util.List;

/// How a stage's items are cut into shards.
///
/// A shard is the unit of distribution, so there should be enough of them to spread a job over
/// nodes; but every status answer sums them, so there are at most [#SHARDS_MAX].
final class Cuts {

  static final int SHARDS_MAX = 256;

  /// Below this a shard costs more to hand around than it holds work.
  private static final int SHARD_MIN = 64;

  /// A job is cut into about this many shards while they stay within the bounds.
  private static final int SHARDS_WANTED = 16;

  /// Of those that a node works on at once, this many one after the other are enough: each begins
  /// and ends with some small writes.
  private static final int TURNS = 4;

  private Cuts() {}

  /// All that take part in one shard: whoever owns it knows at every moment what the stage has
  /// cost.
  static List<Cut> whole(List<Cut> cuts) {
    int total = cuts.stream().mapToInt(Cut::total).sum();
    return List.of(new Cut(cuts.getFirst().from(), cuts.getLast().to(), total));
  }

  /// How many shards of the stage a node works on at once: those whose windows its width fills, and
  /// one more, which goes on while another ends. Further ones would hold nothing but their places,
  /// and write down little at a time.
  static int atOnce(Stage<?, ?> stage) {
    return stage instanceof ItemStage<?, ?> items && items.width() < Short.MAX_VALUE
        ? 1 + Math.ceilDiv(items.width(), items.policy().window())
        : Short.MAX_VALUE;
  }

  /// Even ranges for the first stage, where every item takes part.
  static List<Cut> even(int items, Stage<?, ?> stage, boolean bulk) {
    int shardMax = stage.shardMax();
    int wanted = Math.ceilDiv(items, Math.min(SHARDS_WANTED, TURNS * atOnce(stage)));
    int size = bulk ? shardMax : Math.clamp(wanted, Math.min(SHARD_MIN, shardMax), shardMax);
    size = Math.max(size, Math.ceilDiv(items, SHARDS_MAX));
    List<Cut> cuts = new ArrayList<>();
    for (int from = 0; from < items; from += size) {
      int to = Math.min(items, from + size);
      cuts.add(new Cut(from, to, to - from));
    }
    return cuts;
  }

  /// The ranges of a later stage: those before it, of which only the items going on take part,
  /// neighbours joined while the sum stays small. Ranges that nothing is left of are dropped. Bulk
  /// stages get few large shards, for a provider's batch is what its users see.
  static List<Cut> following(List<Cut> goingOn, int shardMax, boolean bulk) {
    int left = goingOn.stream().mapToInt(Cut::total).sum();
    int wanted =
        Math.clamp(Math.ceilDiv(left, SHARDS_WANTED), Math.min(SHARD_MIN, shardMax), shardMax);
    int joinedMax = bulk ? shardMax : wanted;
    List<Cut> cuts = new ArrayList<>();
    for (Cut next : goingOn) {
      if (next.total() == 0) {
        continue;
      }
      if (!cuts.isEmpty() && cuts.getLast().total() + next.total() <= joinedMax) {
        Cut last = cuts.removeLast();
        cuts.add(new Cut(last.from(), next.to(), last.total() + next.total()));
      } else {
        cuts.add(next);
      }
    }
    return cuts;
  }
}
