package dev.sheaf;

import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./sheaf serve`: runs the server until it is told to stop.
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsOptions.read(spec);
    Server server = Server.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    print(server, settings);
    server.awaitStop();
    return 0;
  }

  private void print(Server server, Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Sheaf is ready at %s   (API documentation: %s/docs)%n",
        server.address(), server.address());
    out.printf(
        "Database: %s%n",
        settings.find(Option.DATABASE_URL).isPresent()
            ? "the PostgreSQL given by database-url"
            : "embedded PostgreSQL in " + settings.get(Option.DATA));
    server
        .firstKey()
        .ifPresent(key ->
            out.printf(
                "API key, shown this once: %s%nMore keys: ./sheaf keys create --name NAME%n",
                key.text()));
    out.println();
    out.flush();
  }
}
