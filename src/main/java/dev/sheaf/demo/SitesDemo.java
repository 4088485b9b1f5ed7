package dev.sheaf.demo;

import dev.sheaf.time.Time;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import tools.jackson.databind.JsonNode;

/// Makes a website from one prompt and three posts for it through the public API, and prints where
/// they are.
public final class SitesDemo {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final String BASE = "/v1/ai/workspace/";
  private static final String PROMPT =
      "Create a website for a coffee roastery called 'Tern & Tide' in Whitby, with the pages about,"
          + " coffee, visit and contact. We roast on Tuesdays and Thursdays in the old lifeboat house,"
          + " as we have done since 2014. Coffees: Lighthouse (chocolate and hazelnut) £9.50, Half Tide"
          + " (cherry and cocoa) £11, Night Ferry (decaf, caramel) £10. Open Wednesday to Sunday 9am to"
          + " 4pm, on Saturdays you can watch us pack. 3 Lifeboat Row, Whitby YO21 3PU. Call"
          + " 01947 496 031 or write to hello@ternandtide.example. Calm, plain words; deep blue.";
  private static final List<String> POSTS =
      List.of(
          "Write a blog post about how to keep coffee beans fresh at home",
          "Write a blog post about the difference between washed and natural coffee",
          "Write a blog post about brewing coffee on a boat");

  private final Api api;
  private final String address;
  private final Time time;
  private final PrintStream progress;
  private final PrintWriter out;

  public SitesDemo(Api api, String address, Time time, PrintStream progress, PrintWriter out) {
    this.api = api;
    this.address = address;
    this.time = time;
    this.progress = progress;
    this.out = out;
  }

  public void run() throws InterruptedException {
    say("%nA website from one prompt, through POST %swebsite:", BASE);
    JsonNode job = api.post(BASE + "website", Map.of("prompt", PROMPT));
    String id = job.path("website_id").asString();
    JsonNode website = website(job.path("status_url").asString());
    say("  %s", website.path("message").asString());
    website.at("/result/pages").forEach(page -> tell(id, page));

    say("%nThree posts for it, followed with one call of POST %sblog/status/batch:", BASE);
    JsonNode posts = posts(id);
    say("  %s", posts.path("message").asString());
    posts.path("items").forEach(post -> tell(id, post.path("result")));
  }

  private void tell(String websiteId, JsonNode made) {
    String path = made.path("path").asString("/");
    say("  %s/sites/%s%s", address, websiteId, path.endsWith("/") ? path : path + "/");
  }

  private JsonNode website(String statusUrl) throws InterruptedException {
    try (ProgressBar bar = Bars.bar(progress, "pages", 1)) {
      while (true) {
        JsonNode status = api.get(statusUrl);
        JsonNode summary = status.at("/result/pages_summary");
        if (summary.isObject()) {
          bar.maxHint(summary.path("total").asInt());
          bar.stepTo(summary.path("complete").asInt());
        }
        if (status.path("done").asBoolean()) {
          return status;
        }
        time.sleep(POLL);
      }
    }
  }

  private JsonNode posts(String websiteId) throws InterruptedException {
    List<Map<String, String>> items =
        POSTS.stream().map(prompt -> Map.of("prompt", prompt)).toList();
    JsonNode batch =
        api.post(BASE + "website/" + websiteId + "/blog/batch", Map.of("items", items));
    List<String> ids = new ArrayList<>();
    batch.path("items").forEach(item -> ids.add(item.path("record_id").asString()));
    try (ProgressBar bar = Bars.bar(progress, "posts", ids.size())) {
      while (true) {
        JsonNode status = api.post(BASE + "blog/status/batch", Map.of("record_ids", ids));
        bar.stepTo(status.at("/summary/complete").asInt());
        if (status.path("done").asBoolean()) {
          return status;
        }
        time.sleep(POLL);
      }
    }
  }

  private void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }
}
