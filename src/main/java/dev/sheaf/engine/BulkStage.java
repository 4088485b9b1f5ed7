package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A stage that hands a whole shard to a provider's batch API and comes back for the results.
///
/// The engine calls [#submit] once, keeps the handle, then [#poll] until the batch has ended, then
/// [#collect]. Before it submits it notes that it is about to; when a crash leaves that note
/// without a handle, [#find] looks for the batch at the provider, so that nothing is paid for
/// twice. Items that the batch gave no result for run one by one through [#live]. Every method may
/// throw a [dev.sheaf.failure.FailureException]; unless its kind is `CALLER` the step is tried
/// again later.
public non-sealed interface BulkStage<I, O> extends Stage<I, O> {

  /// The same work item by item.
  ItemStage<I, O> live();

  /// Sends the items and answers the handle to find the batch by. `key` names this shard for ever.
  String submit(String key, JobView job, Iterator<BulkItem<I>> items) throws InterruptedException;

  /// The handle of a batch submitted under the key, if the provider has one.
  Optional<String> find(String key, Instant notBefore, int items) throws InterruptedException;

  Progress poll(String handle) throws InterruptedException;

  /// Hands over what the batch gave for each item, in any order; items may be missing. An outcome
  /// that asks for another try runs live.
  void collect(String handle, Inputs<I> inputs, BiConsumer<Integer, Outcome<O>> results)
      throws InterruptedException;

  /// Nobody waits for the batch any more: the provider is told to stop. Called again if it throws,
  /// and for batches that have ended.
  void cancel(String handle) throws InterruptedException;

  /// Finds what was sent for an item, by its sequence number.
  @FunctionalInterface
  interface Inputs<I> {
    Optional<Attempt<I>> of(int seq);
  }

  @Override
  default int shardMax() {
    return 50_000;
  }

  @Override
  default Class<I> input() {
    return live().input();
  }

  @Override
  default Class<O> output() {
    return live().output();
  }

  @Override
  default String name() {
    return live().name();
  }

  /// One item of a batch.
  record BulkItem<I>(Attempt<I> attempt) {}

  /// How far the provider is.
  sealed interface Progress {

    /// Not ended; ask again after the pause.
    record Running(Duration pause) implements Progress {}

    /// Ended. With a failure, and no item done, the stage as a whole fails with it; if some items
    /// were done, the rest runs live.
    record Ended(@Nullable Failure failure) implements Progress {}
  }
}
