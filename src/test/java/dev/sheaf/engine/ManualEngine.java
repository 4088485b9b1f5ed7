package dev.sheaf.engine;

import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// An engine whose clock and threads belong to the test: nothing happens until [#runDue], and then
/// all that is due happens on the calling thread.
final class ManualEngine implements AutoCloseable {

  static final UUID ORG = UUID.fromString("00000000-0000-7000-8000-000000000001");

  final TestDatabase testDatabase = TestDatabase.create();
  final Database database = testDatabase.database();
  final SettableTime time = new SettableTime("2026-03-01T10:00:00Z");
  final List<String> told = new ArrayList<>();
  final Engine engine;
  private int jobs;

  ManualEngine(Pipeline... pipelines) {
    this(EngineSettings.DEFAULT, pipelines);
  }

  ManualEngine(EngineSettings settings, Pipeline... pipelines) {
    this.engine = another(settings, pipelines);
  }

  /// One more node on the same database.
  Engine another(EngineSettings settings, Pipeline... pipelines) {
    List<JobWatcher> watchers = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      watchers.add(new Teller(pipeline.kind()));
    }
    return new Engine(
        database,
        time,
        settings.withLinger(Duration.ZERO),
        new Registry(List.of(pipelines), watchers),
        Threads.direct(),
        EngineMeter.NONE);
  }

  JobId submit(String kind, Object... inputs) {
    List<NewItem> items = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      items.add(new NewItem("ref-" + i, inputs[i]));
    }
    return engine.submit(NewJob.of(ORG, kind, "job-" + ++jobs, "input", items));
  }

  JobId submitNumbers(String kind, int count) {
    return submit(kind, IntStream.range(0, count).boxed().toArray());
  }

  void runDue() {
    engine.runDue();
  }

  void runDueAfter(Duration later) {
    time.advance(later);
    engine.runDue();
  }

  JobSnapshot snapshot(JobId id) {
    return engine.find(ORG, publicId(id)).orElseThrow();
  }

  List<ItemResult> items(JobId id) {
    return engine.items(id, 0, 1_000_000);
  }

  private String publicId(JobId id) {
    return database
        .sql("select public_id from job where id = :id")
        .param("id", id.value())
        .query(String.class)
        .single();
  }

  @Override
  public void close() {
    try {
      Invariants.assertHold(database);
    } finally {
      testDatabase.close();
    }
  }

  private final class Teller implements JobWatcher {
    private final String kind;

    Teller(String kind) {
      this.kind = kind;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public void changed(JobChange change, JobSnapshot job) {
      told.add((change.kind() + " " + change.stage()).strip());
    }
  }
}
