package dev.sheaf;

import dev.sheaf.secret.Secrets;
import dev.sheaf.time.Time;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./sheaf secrets`: sets, lists and removes the secrets that targets name in their headers. A
/// value is read from the input, so that it stands in no history and no list of processes.
@Command(
    name = "secrets",
    description = "Set, list and remove secrets that targets name.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SecretsCommand.Put.class,
      SecretsCommand.ListAll.class,
      SecretsCommand.Remove.class
    })
final class SecretsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "set, list or remove?");
  }

  /// `secrets set`.
  @Command(
      name = "set",
      description = "Keep a secret; its value is asked for, or read from the input.",
      mixinStandardHelpOptions = true)
  static final class Put implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "As in {{secret:NAME}}.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      String value = value();
      return Beside.with(
          spec,
          (database, settings) -> {
            Secrets secrets = RunParts.secrets(database, settings, Time.system());
            secrets.put(null, name, value);
            spec.commandLine().getOut().println("Kept, encrypted, as " + name + ".");
            return 0;
          });
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again from JDK 25 on, without a terminal
    private static String value() throws IOException {
      Console console = System.console();
      if (console != null && console.isTerminal()) {
        return new String(console.readPassword("Value: "));
      }
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? "" : line;
    }
  }

  /// `secrets list`.
  @Command(
      name = "list",
      description = "List the names; values are never shown.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return Beside.with(
          spec,
          (database, settings) -> {
            for (Secrets.Listed secret :
                RunParts.secrets(database, settings, Time.system()).list()) {
              spec.commandLine()
                  .getOut()
                  .printf("%-32s  set %s%n", secret.name(), secret.createdAt());
            }
            return 0;
          });
    }
  }

  /// `secrets remove`.
  @Command(name = "remove", description = "Remove a secret.", mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "As secrets list shows it.")
    private String name = "";

    @Override
    public Integer call() {
      return Beside.with(
          spec,
          (database, settings) -> {
            boolean removed =
                RunParts.secrets(database, settings, Time.system()).remove(null, name);
            spec.commandLine()
                .getOut()
                .println(removed ? "Removed." : "There is no secret of this name.");
            return removed ? 0 : 1;
          });
    }
  }
}
