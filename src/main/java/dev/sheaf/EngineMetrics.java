package dev.sheaf;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.EngineMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// The engine's work as metrics: `sheaf_items_total`, `sheaf_attempts_retried_total`,
/// `sheaf_flush_seconds`, `sheaf_flushes_refused_total`, `sheaf_shards_rescued_total`, and what is
/// under way.
final class EngineMetrics implements EngineMeter {

  private static final String KIND = "kind";
  private static final String STAGE = "stage";

  private final MeterRegistry registry;

  EngineMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void flushed(String kind, String stage, Ends ends, Duration took) {
    count("sheaf.items", kind, stage, "succeeded", ends.succeeded());
    count("sheaf.items", kind, stage, "failed", ends.failed());
    count("sheaf.items", kind, stage, "cancelled", ends.cancelled());
    Counter.builder("sheaf.attempts.retried")
        .description("Attempts that failed and are followed by another")
        .tags(KIND, kind, STAGE, stage)
        .register(registry)
        .increment(ends.retried());
    Timer.builder("sheaf.flush")
        .description("Writing outcomes down, one transaction each")
        .tags(KIND, kind, STAGE, stage)
        .publishPercentileHistogram()
        .register(registry)
        .record(took);
  }

  private void count(String name, String kind, String stage, String outcome, int items) {
    Counter.builder(name)
        .description("Items with a recorded end")
        .tags(KIND, kind, STAGE, stage, "outcome", outcome)
        .register(registry)
        .increment(items);
  }

  @Override
  public void refused(String kind, String stage) {
    Counter.builder("sheaf.flushes.refused")
        .description("Flushes thrown away because the shard had another owner")
        .tags(KIND, kind, STAGE, stage)
        .register(registry)
        .increment();
  }

  @Override
  public void rescued(int shards) {
    Counter.builder("sheaf.shards.rescued")
        .description("Shards taken back from nodes that fell silent")
        .register(registry)
        .increment(shards);
  }

  /// What is under way at the moment of asking.
  static void watch(MeterRegistry registry, Engine engine) {
    gauge(registry, "sheaf.shards.leased", "Shards this node works on", engine, Engine::shards);
    gauge(registry, "sheaf.items.running", "Items this node runs now", engine, Engine::running);
    gauge(
        registry,
        "sheaf.shards.due",
        "Shards in the whole cluster that could be worked on now and are not",
        engine,
        Engine::due);
  }

  private static void gauge(
      MeterRegistry registry,
      String name,
      String what,
      Engine engine,
      java.util.function.ToDoubleFunction<Engine> value) {
    Gauge.builder(name, engine, value).description(what).register(registry);
  }
}
