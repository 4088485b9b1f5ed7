package dev.sheaf;

import dev.sheaf.run.ApplyReport;
import dev.sheaf.run.Target;
import dev.sheaf.run.Targets;
import dev.sheaf.store.Database;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.Time;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./sheaf targets`: makes, changes and lists what runs can call, also while a server runs on the
/// database.
@Command(
    name = "targets",
    description = "Apply and list targets, which are what runs call.",
    mixinStandardHelpOptions = true,
    subcommands = {TargetsCommand.Apply.class, TargetsCommand.ListAll.class})
final class TargetsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "apply or list?");
  }

  /// `targets apply`.
  @Command(
      name = "apply",
      description = "Make and change targets as a YAML file says, all or none.",
      mixinStandardHelpOptions = true)
  static final class Apply implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "See docs/targets.md.")
    private Path file = Path.of("targets.yaml");

    @Override
    public Integer call() {
      String yaml = RunParts.read(file);
      return Beside.with(spec, (database, settings) -> report(targets(database).apply(null, yaml)));
    }

    private int report(ApplyReport report) {
      var line = spec.commandLine();
      for (String problem : report.problems()) {
        line.getErr().println(problem);
      }
      for (ApplyReport.Applied applied : report.applied()) {
        line.getOut()
            .printf(
                "%-9s  version %d  %s  %s%n",
                applied.change().name().toLowerCase(Locale.ROOT),
                applied.version(),
                applied.kind().word(),
                applied.path());
      }
      if (!report.isGood()) {
        line.getErr().println("Nothing was changed.");
      }
      return report.isGood() ? 0 : 1;
    }
  }

  /// `targets list`.
  @Command(name = "list", description = "List the targets.", mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return Beside.with(spec, (database, settings) -> print(database));
    }

    private int print(Database database) {
      var org = new Keys(database, Time.system()).defaultOrganisation();
      for (Target target : targets(database).list(org)) {
        spec.commandLine()
            .getOut()
            .printf(
                "%-16s  %-44s  version %-3d  %-8s  %s%n",
                target.kind().word(),
                target.path(),
                target.version(),
                target.enabled() ? "enabled" : "disabled",
                target.name());
      }
      return 0;
    }
  }

  private static Targets targets(Database database) {
    Targets targets = new Targets(database, Time.system());
    targets.installBuiltIn();
    return targets;
  }
}
