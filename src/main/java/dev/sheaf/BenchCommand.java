package dev.sheaf;

import dev.sheaf.bench.EngineBench;
import dev.sheaf.bench.EngineBench.Figure;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.Store;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = SettingsOptions.read(spec);
    Path folder = Files.createTempDirectory("sheaf-bench");
    Time time = Time.system();
    try (Store store =
        settings
            .find(Option.DATABASE_URL)
            .map(Store::at)
            .orElseGet(() -> Store.embedded(folder, time))) {
      print(new EngineBench(store.database(), time).run(items));
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void print(List<Figure> figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d processors, %,d items of 300 bytes, durable commits; medians of three%n%n",
        Runtime.getRuntime().availableProcessors(), items);
    figures.forEach(figure ->
        out.printf(
            "  %-44s %,14.1f %-8s %s%n",
            figure.name(), figure.value(), figure.unit(), figure.beside()));
    out.flush();
  }
}
