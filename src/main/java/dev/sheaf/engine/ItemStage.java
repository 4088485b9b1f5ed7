package dev.sheaf.engine;

import java.util.List;

/// A stage that works item by item. Each attempt runs on its own virtual thread, so it may block;
/// it is interrupted at its deadline and must be safe to repeat, because a crash repeats what was
/// not recorded.
public non-sealed interface ItemStage<I, O> extends Stage<I, O> {

  /// Tries one item once. An exception is a broken assumption: it is logged and the item tried
  /// again.
  Outcome<O> attempt(Attempt<I> attempt) throws Exception;

  default Policy policy() {
    return Policy.DEFAULT;
  }

  /// The lanes an item needs a place in before it starts: its target's host, its provider.
  default List<Lane> lanes(I input) {
    return List.of();
  }

  /// How many items of this stage in one job can be under way on a node, where its lanes are the
  /// same for all of them.
  default int width() {
    return Integer.MAX_VALUE;
  }

  @Override
  default int shardMax() {
    return 2_000;
  }
}
