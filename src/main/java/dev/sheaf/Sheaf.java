package dev.sheaf;

import dev.sheaf.cli.ExtractCommand;
import dev.sheaf.failure.FailureException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The entry point of every `./sheaf` command.
@Command(
    name = "sheaf",
    description = "A self-hosted server for AI work in bulk.",
    mixinStandardHelpOptions = true,
    version = "sheaf 0.1",
    subcommands = {ServeCommand.class, KeysCommand.class, BenchCommand.class})
public final class Sheaf implements Runnable {

  private static final int WRONG_USE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  Sheaf() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The commands that have no further ones under them take the settings, apart from those about
  /// pages.
  private static void addSettings(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      if (!command.getSubcommands().isEmpty()) {
        addSettings(command);
      } else if (!(command.getCommand() instanceof ExtractCommand)) {
        SettingsOptions.addTo(command.getCommandSpec());
      }
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Sheaf());
    line.addSubcommand(ExtractPages.command());
    addSettings(line);
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      if (e instanceof FailureException known) {
        command.getErr().println(known.failure().message());
        return known.failure().code().equals("BAD_SETTINGS") ? WRONG_USE : 1;
      }
      throw e;
    });
    return line;
  }
}
