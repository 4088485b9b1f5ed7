package dev.sheaf.demo;

import dev.sheaf.time.Time;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import tools.jackson.databind.JsonNode;

/// Runs two batches through the public API: a hundred pictures through a built-in target, and a
/// hundred calls of an endpoint that fails at times.
public final class RunsDemo {

  private static final int RUNS = 100;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Api api;
  private final Time time;
  private final PrintStream progress;
  private final PrintWriter out;

  public RunsDemo(Api api, Time time, PrintStream progress, PrintWriter out) {
    this.api = api;
    this.time = time;
    this.progress = progress;
    this.out = out;
  }

  public void run(Workshop workshop) throws InterruptedException {
    say("%nA batch of %d pictures, through POST /v1/models/builtin/image-thumbnail/batches:", RUNS);
    JsonNode pictures =
        batch(
            "thumbnails",
            "builtin/image-thumbnail",
            IntStream.range(0, RUNS)
                .mapToObj(n ->
                    Map.of(
                        "image_url", workshop.address() + "/pictures/" + n + ".png", "width", 128))
                .toList());
    say("  the first: %s", pictures.at("/output/items/0/output/outputs/0/url").asString());

    target(workshop);
    say("%nA batch of %d calls of an endpoint that fails at times, http/weigh:", RUNS);
    JsonNode weighed =
        batch(
            "weighing",
            "http/weigh",
            IntStream.range(0, RUNS).mapToObj(n -> Map.of("bag", n)).toList());
    say(
        "  %d calls for %d runs; batch %s is %s: %d succeeded, %d failed",
        workshop.calls(),
        RUNS,
        weighed.path("id").asString(),
        weighed.path("status_code").asString(),
        weighed.path("items_succeeded").asInt(),
        weighed.path("items_failed").asInt());
    weighed
        .at("/output/items")
        .valueStream()
        .filter(item -> item.path("error").isObject())
        .findFirst()
        .ifPresent(item ->
            say(
                "  failed: item %d — %s (%s)",
                item.path("sequence_index").asInt(),
                item.at("/error/message").asString(),
                item.at("/error/code").asString()));
  }

  private void target(Workshop workshop) throws InterruptedException {
    api.post(
        "/v1/admin/targets",
        Map.of(
            "targets",
            List.of(
                Map.of(
                    "target",
                    "http/weigh",
                    "concurrency",
                    16,
                    "http",
                    Map.of("url", workshop.address() + "/weigh")))));
  }

  private JsonNode batch(String name, String target, List<?> inputs) throws InterruptedException {
    JsonNode batch = api.post("/v1/models/" + target + "/batches", Map.of("input", inputs));
    String path = "/v1/batches/" + batch.path("id").asString();
    try (ProgressBar bar = Bars.bar(progress, name, inputs.size())) {
      while (!batch.path("completed_at").isString()) {
        time.sleep(POLL);
        batch = api.get(path);
        bar.stepTo(
            batch.path("items_succeeded").asInt() + (long) batch.path("items_failed").asInt());
      }
    }
    return batch;
  }

  private void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }
}
