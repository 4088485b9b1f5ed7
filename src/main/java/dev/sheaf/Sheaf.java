package dev.sheaf;

import dev.sheaf.cli.ExtractCommand;
import dev.sheaf.failure.FailureException;
import dev.sheaf.settings.BadSettings;
import java.io.PrintWriter;
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
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      KeysCommand.class,
      TargetsCommand.class,
      SecretsCommand.class,
      CreditsCommand.class,
      ExportCommand.class,
      BenchCommand.class
    })
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
    line.setExecutionExceptionHandler((e, command, parsed) -> exitCode(e, command.getErr()));
    return line;
  }

  /// What is expected to go wrong is told in words and not as a stack trace.
  private static int exitCode(Exception e, PrintWriter err) throws Exception {
    return switch (e) {
      case BadSettings bad -> {
        err.println(bad.getMessage());
        err.println("Every option and its default: ./sheaf serve --help");
        yield WRONG_USE;
      }
      case FailureException known -> {
        err.println(known.failure().message());
        yield 1;
      }
      default -> throw e;
    };
  }
}
