package dev.sheaf.engine;

import dev.sheaf.engine.BulkStage.BulkItem;
import dev.sheaf.engine.BulkStage.Inputs;
import dev.sheaf.engine.BulkStage.Progress;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A provider with a batch API, and the stage that uses it: it keeps what it is sent, may take a
/// batch without answering, and ends batches when the test says so.
final class FakeProvider {

  static final int BATCHED = 1;
  static final int LIVE = 2;

  private static final Failure SILENT = Failure.target("SILENT", "no answer");

  private final List<Batch> batches = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private boolean answers = true;

  static final class Batch {
    private final String key;
    private final List<Integer> items = new ArrayList<>();
    private @Nullable IntPredicate done;

    Batch(String key) {
      this.key = key;
    }

    String handle() {
      return "handle of " + key;
    }

    List<Integer> items() {
      return items;
    }

    /// It has ended; those items have results.
    void end(IntPredicate withResult) {
      done = withResult;
    }
  }

  /// Whether calls are answered; what is sent meanwhile is taken all the same.
  void answers(boolean whether) {
    answers = whether;
  }

  List<Batch> batches() {
    return batches;
  }

  List<String> cancelled() {
    return cancelled;
  }

  /// The only batch there has ever been.
  Batch only() {
    if (batches.size() != 1) {
      throw new AssertionError(batches.size() + " batches");
    }
    return batches.getFirst();
  }

  private void answer() {
    if (!answers) {
      throw new FailureException(SILENT);
    }
  }

  BulkStage<Integer, Integer> stage() {
    return new Stage();
  }

  private final class Stage implements BulkStage<Integer, Integer> {

    @Override
    public ItemStage<Integer, Integer> live() {
      return TestPipeline.Numbers.stage("work", a -> Outcome.done(LIVE));
    }

    @Override
    public String submit(String key, JobView job, Iterator<BulkItem<Integer>> items) {
      Batch batch = new Batch(key);
      items.forEachRemaining(item -> batch.items.add(item.attempt().seq()));
      batches.add(batch);
      answer();
      return batch.handle();
    }

    @Override
    public Optional<String> find(String key, Instant notBefore, int items) {
      answer();
      return batches.stream().filter(b -> b.key.equals(key)).map(Batch::handle).findFirst();
    }

    @Override
    public Progress poll(String handle) {
      answer();
      return of(handle).done == null
          ? new Progress.Running(Duration.ofSeconds(30))
          : new Progress.Ended(null);
    }

    @Override
    public void cancel(String handle) {
      answer();
      cancelled.add(of(handle).handle());
    }

    @Override
    public void collect(
        String handle, Inputs<Integer> inputs, BiConsumer<Integer, Outcome<Integer>> results) {
      answer();
      Batch batch = of(handle);
      for (int seq : batch.items.reversed()) {
        if (batch.done != null && batch.done.test(seq)) {
          results.accept(seq, Outcome.done(BATCHED));
        }
      }
    }

    private Batch of(String handle) {
      return batches.stream().filter(b -> b.handle().equals(handle)).findFirst().orElseThrow();
    }
  }
}
