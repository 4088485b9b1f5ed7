package dev.sheaf.engine;

/// A named part of a pipeline: item by item, or a whole shard at once through a provider's batch
/// API. `I` is what it takes (the item's input in the first stage, the output of the stage before
/// in a later one), `O` what it gives. Both are records that Jackson can read and write.
public sealed interface Stage<I, O> permits ItemStage, BulkStage {

  /// A short lower-case name, unique in its pipeline.
  String name();

  Class<I> input();

  Class<O> output();

  /// How many items a shard of this stage holds at most.
  int shardMax();
}
