package dev.sheaf.extract;

import dev.sheaf.cli.ExtractCommand;
import dev.sheaf.time.Time;
import java.io.IOException;
import picocli.CommandLine;

/// Runs the extract command by itself, without the rest of the server.
final class RunCorpus {

  private RunCorpus() {}

  public static void main(String[] args) {
    ExtractCommand command =
        new ExtractCommand(
            url -> {
              throw new IOException("this runner does not fetch");
            },
            Time.system());
    System.exit(new CommandLine(command).execute(args));
  }
}
