package dev.sheaf.demo;

import dev.sheaf.time.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import tools.jackson.databind.JsonNode;

/// Runs an AirOps batch over the sample site and shows it at work: a bar for each phase.
public final class AiropsDemo {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final String PATH = "/v1/batches-airops";
  private static final List<String> BRANDS = List.of("Acme", "Northwind", "Tern");

  private final Api api;
  private final Time time;
  private final PrintStream progress;

  public AiropsDemo(Api api, Time time, PrintStream progress) {
    this.api = api;
    this.time = time;
    this.progress = progress;
  }

  /// Answers the batch's id once it has ended.
  public String run(SampleSite site) throws InterruptedException {
    List<Map<String, String>> items = new ArrayList<>();
    for (String path : site.paths()) {
      items.add(Map.of("url", site.address() + path, "custom_id", path));
    }
    JsonNode created = api.post(PATH, Map.of("items", items, "brands", BRANDS));
    String id = created.path("id").asString();
    try (ProgressBar scraping = Bars.bar(progress, "scraping ", items.size());
        ProgressBar analyzing = Bars.bar(progress, "analyzing", 1);
        ProgressBar enriching = Bars.bar(progress, "enriching", 1)) {
      JsonNode status = api.get(PATH + "/" + id);
      while (!isEnded(status)) {
        show(status, scraping, analyzing, enriching);
        time.sleep(POLL);
        status = api.get(PATH + "/" + id);
      }
      show(status, scraping, analyzing, enriching);
    }
    return id;
  }

  public JsonNode items(String id) throws InterruptedException {
    return api.get(PATH + "/" + id + "/items").path("items");
  }

  private static boolean isEnded(JsonNode status) {
    String word = status.path("status").asString();
    return word.equals("completed") || word.equals("failed");
  }

  private static void show(
      JsonNode status, ProgressBar scraping, ProgressBar analyzing, ProgressBar enriching) {
    JsonNode scrape = status.path("scraping");
    int succeeded = scrape.path("succeeded").asInt();
    scraping.stepTo(succeeded + scrape.path("failed").asInt());
    JsonNode analyze = status.path("analyzing");
    if (!analyze.path("state").asString().equals("pending")) {
      analyzing.maxHint(succeeded).stepTo(analyze.path("items_analyzed").asInt());
    }
    JsonNode enrich = status.path("enriching");
    int toEnrich = enrich.path("items_to_enrich").asInt();
    if (toEnrich > 0) {
      int done = enrich.path("items_enriched").asInt() + enrich.path("items_failed").asInt();
      enriching.maxHint(toEnrich).stepTo(done);
    }
  }
}
