package dev.sheaf.bench;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.EngineSettings;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.job.JobId;
import dev.sheaf.job.JobStatus;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Measures the engine against raw PostgreSQL on the same database.
public final class EngineBench {

  private static final int ITEM_BYTES = 300;
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int ROUNDS = 3;

  private final Database database;
  private final Time time;
  private final Engine engine;
  private final UUID org = UUID.randomUUID();
  private int jobs;

  public EngineBench(Database database, Time time) {
    this.database = database;
    this.time = time;
    this.engine =
        new Engine(
            database,
            time,
            EngineSettings.DEFAULT.withAlone(true),
            List.of(
                new NoOp("noop", Duration.ZERO, List.of(), time),
                new NoOp("ten-ms", Duration.ofMillis(10), List.of(Lane.of("bench", 64)), time),
                new NoOp("still", Duration.ofHours(1), List.of(Lane.of("still", 1)), time)),
            List.of());
  }

  /// Runs everything; `items` is the size of the large jobs.
  public List<Figure> run(int items) throws InterruptedException {
    engine.start();
    try {
      List<NewItem> some = items(items);
      raw(some);
      finish(submit("noop", some.subList(0, items / 10)));
      List<Figure> figures = new ArrayList<>();
      double rawRate = median(() -> raw(some));
      List<Long> wals = new ArrayList<>();
      double submitRate =
          median(() -> {
            long began = time.nanos();
            JobId id = submit("still", some);
            double rate = items / seconds(began);
            engine.cancel(id);
            return rate;
          });
      double throughput =
          median(() -> {
            long wal = wal();
            long began = time.nanos();
            JobId id = submit("noop", some);
            finish(id);
            double rate = items / seconds(began);
            wals.add((wal() - wal) / items);
            return rate;
          });
      figures.add(new Figure("raw COPY of the same rows", rawRate, "rows/s", ""));
      figures.add(
          new Figure(
              "submit, " + ITEM_BYTES + "-byte items",
              submitRate,
              "items/s",
              percent(submitRate, rawRate)));
      figures.add(
          new Figure(
              "submit and finish, no-op", throughput, "items/s", percent(throughput, rawRate)));
      figures.add(
          new Figure(
              "WAL per finished item",
              wals.stream().mapToLong(w -> w).sorted().skip(wals.size() / 2).findFirst().orElse(0),
              "bytes",
              ""));
      figures.add(
          new Figure(
              "1,000 items of 10 ms, 64 at once",
              median(() -> {
                long began = time.nanos();
                finish(submit("ten-ms", items(1_000)));
                return seconds(began) * 1_000;
              }),
              "ms",
              "157 is perfect"));
      statusOf(10, figures);
      statusOf(items, figures);
      return figures;
    } finally {
      engine.stop();
    }
  }

  /// How fast the same rows go in with nothing but COPY: the ceiling.
  private double raw(List<NewItem> items) {
    UUID job = JobId.create(time.instant()).value();
    byte[] json =
        ("{\"v\":\"" + "x".repeat(ITEM_BYTES - 8) + "\"}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long began = time.nanos();
    database.copy(
        "item (job_id, seq, client_ref, input)",
        rows -> {
          for (int seq = 0; seq < items.size(); seq++) {
            rows.row().uuid(job).integer(seq).text(items.get(seq).clientRef()).raw(json);
          }
        });
    return items.size() / seconds(began);
  }

  private void statusOf(int items, List<Figure> figures) throws InterruptedException {
    JobId id = submit("still", items(items));
    String publicId = "bench-" + org + "-" + jobs;
    long[] nanos = new long[2_000];
    for (int i = 0; i < nanos.length; i++) {
      long began = time.nanos();
      JobSnapshot snapshot = engine.find(org, publicId).orElseThrow();
      nanos[i] = time.nanos() - began;
      if (snapshot.tally().total() != items) {
        throw new IllegalStateException("a status answer lost items");
      }
    }
    engine.cancel(id);
    Arrays.sort(nanos, 0, nanos.length);
    String name = "status of a running job of %,d".formatted(items);
    figures.add(new Figure(name + ", p50", nanos[nanos.length / 2] / 1e6, "ms", ""));
    figures.add(new Figure(name + ", p99", nanos[nanos.length * 99 / 100] / 1e6, "ms", ""));
  }

  private JobId submit(String kind, List<NewItem> items) {
    return engine.submit(NewJob.of(org, kind, "bench-" + org + "-" + ++jobs, Map.of(), items));
  }

  private void finish(JobId id) throws InterruptedException {
    String publicId = "bench-" + org + "-" + jobs;
    long end = time.nanos() + PATIENCE.toNanos();
    while (engine.record(org, publicId).orElseThrow().status() != JobStatus.COMPLETE) {
      if (time.nanos() > end) {
        throw new IllegalStateException("job " + id + " does not end");
      }
      time.sleep(PAUSE);
    }
  }

  private static List<NewItem> items(int count) {
    String filler = "x".repeat(ITEM_BYTES - 20);
    List<NewItem> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(new NewItem("ref-" + i, Map.of("v", filler + i)));
    }
    return items;
  }

  private long wal() {
    return database
        .sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint")
        .query(Long.class)
        .single();
  }

  private double seconds(long began) {
    return (time.nanos() - began) / 1e9;
  }

  private static String percent(double rate, double of) {
    return "%.0f %% of raw COPY".formatted(100 * rate / of);
  }

  private static double median(Measurement measurement) throws InterruptedException {
    double[] values = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      values[i] = measurement.take();
    }
    Arrays.sort(values);
    return values[ROUNDS / 2];
  }

  @FunctionalInterface
  private interface Measurement {
    double take() throws InterruptedException;
  }
}
