package dev.sheaf;

import dev.sheaf.bench.EngineBench;
import dev.sheaf.bench.Figure;
import dev.sheaf.bench.RunBench;
import dev.sheaf.bench.SiteBench;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.ApiKey;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./sheaf bench`: measures the engine on this machine, beside raw PostgreSQL in the same run.
@Command(
    name = "bench",
    description = "Measure the engine beside raw PostgreSQL, on a database made for it.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @CommandLine.Option(
      names = "--items",
      description = "Items of a large job (default: ${DEFAULT-VALUE})",
      defaultValue = "100000")
  private int items = 100_000;

  @CommandLine.Option(
      names = "--runs",
      description = "Runs of an HTTP target (default: ${DEFAULT-VALUE})",
      defaultValue = "10000")
  private int runs = 10_000;

  @CommandLine.Option(
      names = "--websites",
      description = "Websites of six pages (default: ${DEFAULT-VALUE})",
      defaultValue = "1000")
  private int websites = 1_000;

  @CommandLine.Option(
      names = "--only",
      paramLabel = "PART",
      description = "One part of it: ${COMPLETION-CANDIDATES}")
  private @Nullable Part only;

  /// What can be measured for itself.
  enum Part {
    engine,
    runs,
    websites
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Time time = Time.system();
    if (isAsked(Part.engine)) {
      engine(time);
    }
    if (isAsked(Part.runs)) {
      runs(time);
    }
    if (isAsked(Part.websites)) {
      websites(time);
    }
    return 0;
  }

  private boolean isAsked(Part part) {
    return only == null || only == part;
  }

  private void engine(Time time) throws IOException, InterruptedException {
    Settings settings = SettingsOptions.read(spec);
    Path folder = Files.createTempDirectory("sheaf-bench");
    try (Store store =
        settings
            .find(Option.DATABASE_URL)
            .map(Store::at)
            .orElseGet(() -> Store.embedded(folder, time))) {
      print(
          "%,d items of 300 bytes, durable commits; medians of three".formatted(items),
          new EngineBench(store.database(), time).run(items));
    } finally {
      Folders.delete(folder);
    }
  }

  /// Through a whole server, HTTP on both sides.
  private void runs(Time time) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sheaf-bench");
    ApiKey key = ApiKey.create();
    try (Server server = Server.start(settings(folder, key))) {
      RunBench bench =
          new RunBench(server.bean(GuardedClient.class), server.address(), key.text(), time);
      print(
          "%,d runs through a whole server; medians of five rounds, after ten of warm-up"
              .formatted(runs),
          bench.run(runs));
    } finally {
      Folders.delete(folder);
    }
  }

  /// By the built-in author, whatever model is set.
  private void websites(Time time) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sheaf-bench");
    ApiKey key = ApiKey.create();
    try (Server server = Server.start(settings(folder, key))) {
      SiteBench bench = new SiteBench(server.address(), key.text(), time);
      print("%,d websites of six pages".formatted(websites), bench.run(websites));
    } finally {
      Folders.delete(folder);
    }
  }

  private Settings settings(Path folder, ApiKey key) {
    Map<Option, String> over = new LinkedHashMap<>();
    over.put(Option.DATA, folder.toString());
    over.put(Option.PORT, "0");
    over.put(Option.API_KEY, key.text());
    over.put(Option.ALLOW_NETWORKS, "127.0.0.0/8");
    over.put(Option.BATCH_ITEMS, String.valueOf(runs));
    over.put(Option.REQUESTS_PER_MINUTE, "1000000");
    over.put(Option.LINDO_REQUESTS_PER_MINUTE, "0");
    over.put(Option.LINDO_REQUESTS_PER_HOUR, "0");
    over.put(Option.LOG_LEVEL, "warn");
    over.put(Option.OPENAI_API_KEY, "");
    over.put(Option.OPENAI_BASE_URL, "");
    over.put(Option.ANTHROPIC_API_KEY, "");
    return SettingsOptions.read(spec, over);
  }

  private void print(String what, List<Figure> figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%n%d processors, %s%n%n", Runtime.getRuntime().availableProcessors(), what);
    figures.forEach(figure ->
        out.printf(
            "  %-44s %,14.1f %-8s %s%n",
            figure.name(), figure.value(), figure.unit(), figure.beside()));
    out.flush();
  }
}
