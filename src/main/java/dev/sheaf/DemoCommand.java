package dev.sheaf;

import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.Analysis;
import dev.sheaf.airops.PageFields;
import dev.sheaf.demo.AiropsDemo;
import dev.sheaf.demo.Api;
import dev.sheaf.demo.ItemTable;
import dev.sheaf.demo.RunsDemo;
import dev.sheaf.demo.SampleSite;
import dev.sheaf.demo.SitesDemo;
import dev.sheaf.demo.Workshop;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.ItemResult;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.tenant.ApiKey;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./sheaf demo`: a server in a temporary folder, a batch over a sample site, batches of runs, and
/// a website.
@Command(
    name = "demo",
    description = "Start a server in a temporary folder and watch it work on a sample site.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @CommandLine.Option(names = "--keep", description = "Leave the server up until Ctrl-C")
  private boolean keep;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("sheaf-demo");
    ApiKey key = ApiKey.create();
    out.println("Starting Sheaf with its embedded PostgreSQL in a temporary folder …");
    out.flush();
    try (Server server = Server.start(settings(folder, key));
        SampleSite site = SampleSite.start();
        Workshop workshop = Workshop.start()) {
      out.printf(
          "Sheaf is ready at %s; the sample site is at %s%n%n", server.address(), site.address());
      out.flush();
      batch(server, key, site, out);
      runs(server, key, workshop, out);
      websites(server, key, out);
      if (keep) {
        stay(server, key, out);
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void websites(Server server, ApiKey key, PrintWriter out) throws InterruptedException {
    Api api = new Api(server.bean(GuardedClient.class), server.address(), key.text());
    new SitesDemo(api, server.address(), Time.system(), System.err, out).run();
    if (!keep) {
      out.printf("%n  ./sheaf demo --keep leaves them up to be looked at.%n");
      out.flush();
    }
  }

  private void runs(Server server, ApiKey key, Workshop workshop, PrintWriter out)
      throws InterruptedException {
    Api api = new Api(server.bean(GuardedClient.class), server.address(), key.text());
    new RunsDemo(api, Time.system(), System.err, out).run(workshop);
  }

  private void batch(Server server, ApiKey key, SampleSite site, PrintWriter out)
      throws InterruptedException {
    Time time = Time.system();
    GuardedClient client = server.bean(GuardedClient.class);
    AiropsDemo demo =
        new AiropsDemo(new Api(client, server.address(), key.text()), time, System.err);
    out.println("An AirOps batch over every page of it, through POST /v1/batches-airops:");
    out.flush();
    String id = demo.run(site);
    out.println();
    new ItemTable(out).print(found(server, id));
    for (JsonNode item : demo.items(id)) {
      if (item.path("status").asString().equals("failed")) {
        out.printf(
            "%n  failed: %s — %s (%s)%n",
            item.path("url").asString(),
            item.path("error").path("message").asString(),
            item.path("error").path("code").asString());
      }
    }
    out.printf("%nThe same over HTTP: GET %s/v1/batches-airops/%s/items%n", server.address(), id);
    out.flush();
  }

  /// Values with their sources, which the wire format has no place for: read from the engine
  /// itself.
  private static Map<String, PageFields> found(Server server, String id) {
    Engine engine = server.bean(Engine.class);
    var job = engine.record(server.firstOrganisation(), id).orElseThrow();
    Map<String, PageFields> found = new LinkedHashMap<>();
    for (ItemResult item : engine.items(job.id(), 0, job.itemCount())) {
      if (item.failure() == null) {
        String path = URI.create(item.input(AiropsJob.Item.class).url()).getPath();
        found.put(path, item.output(Analysis.class).fields());
      }
    }
    return found;
  }

  private static void stay(Server server, ApiKey key, PrintWriter out) throws InterruptedException {
    out.printf(
        "%nThe server stays up (Ctrl-C ends it).%n  address %s%n  key     %s%n",
        server.address(), key.text());
    out.flush();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    server.awaitStop();
  }

  private Settings settings(Path folder, ApiKey key) {
    Map<Option, String> over = new LinkedHashMap<>();
    over.put(Option.DATA, folder.toString());
    over.put(Option.PORT, "0");
    over.put(Option.API_KEY, key.text());
    over.put(Option.ALLOW_NETWORKS, "127.0.0.0/8");
    over.put(Option.LINDO_REQUESTS_PER_MINUTE, "0");
    over.put(Option.LINDO_REQUESTS_PER_HOUR, "0");
    over.put(Option.LOG_LEVEL, "warn");
    return SettingsOptions.read(spec, over);
  }
}
