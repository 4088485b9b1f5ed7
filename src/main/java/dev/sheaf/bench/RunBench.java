package dev.sheaf.bench;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures runs of an HTTP target through a whole server, against the same requests made bare at
/// the same concurrency.
public final class RunBench {

  public static final int CONCURRENCY = 32;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration POLL = Duration.ofMillis(20);
  private static final long LOOK_MIN_MS = 5;
  private static final long LOOK_MAX_MS = 100;

  private static final int SINGLES = 200;

  /// Until Java's compilers, which work on the same processors, have little left to do.
  private static final int WARM_UPS = 10;

  private static final int ROUNDS = 5;

  private final GuardedClient client;
  private final String address;
  private final Headers headers;
  private final Time time;

  public RunBench(GuardedClient client, String address, String key, Time time) {
    this.client = client;
    this.address = address;
    this.headers = Headers.of("Authorization", "Bearer " + key);
    this.time = time;
  }

  public List<Figure> run(int runs) throws IOException, InterruptedException {
    try (EchoEndpoint endpoint = new EchoEndpoint();
        BareRequests bare = new BareRequests(client, endpoint.url(), CONCURRENCY, time)) {
      apply(endpoint.url());
      List<Double> java = new ArrayList<>();
      List<Double> okHttp = new ArrayList<>();
      List<Double> guarded = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
        java.add(bare.byJava(runs));
        okHttp.add(bare.byOkHttp(runs));
        guarded.add(bare.byTheGuardedClient(runs));
        rates.add(batch(runs));
      }
      double rate = median(rates);
      return List.of(
          new Figure(
              "bare requests by Java's own HTTP client, %d at once".formatted(CONCURRENCY),
              median(java),
              "/s",
              ""),
          new Figure("the same by OkHttp as it comes", median(okHttp), "/s", ""),
          new Figure("the same by the client that runs are made with", median(guarded), "/s", ""),
          new Figure(
              "runs of an HTTP target, end to end",
              rate,
              "/s",
              "%.0f %%, %.0f %% and %.0f %% of these"
                  .formatted(
                      100 * rate / median(java),
                      100 * rate / median(okHttp),
                      100 * rate / median(guarded))),
          new Figure("one run, accepted to dispatched, p99", delays(), "ms", SINGLES + " runs"));
    }
  }

  private void apply(String url) throws InterruptedException {
    post(
        "/v1/admin/targets",
        """
        targets:
          - target: http/bench
            concurrency: %d
            http: {url: "%s"}
        """
            .formatted(CONCURRENCY, url));
  }

  /// Runs a second, from the request that hands them in to the answer that they have ended.
  private double batch(int runs) throws InterruptedException {
    String body =
        IntStream.range(0, runs)
            .mapToObj(n -> "{\"n\":" + n + "}")
            .collect(Collectors.joining(",", "{\"input\":[", "]}"));
    long began = time.nanos();
    String id = post("/v1/models/http/bench/batches", body).path("id").asString();
    JsonNode batch = listed(id);
    while (!batch.path("completed_at").isString()) {
      time.sleep(halfOfTheRest(began, batch.path("items_succeeded").asInt(), runs));
      batch = listed(id);
    }
    double rate = runs / seconds(began);
    if (batch.path("items_succeeded").asInt() != runs) {
      throw new IllegalStateException("not all runs succeeded: " + batch);
    }
    return rate;
  }

  /// Seldom while much is left, and often towards the end.
  private Duration halfOfTheRest(long began, int ended, int runs) {
    double rest = seconds(began) * (runs - ended) / Math.max(1, ended);
    return Duration.ofMillis(Math.clamp((long) (500 * rest), LOOK_MIN_MS, LOOK_MAX_MS));
  }

  /// Without its items, which would be most of the work at this size.
  private JsonNode listed(String id) throws InterruptedException {
    return answer(Call.get(URI.create(address + "/v1/batches?q=id:" + id))).at("/items/0");
  }

  /// Milliseconds from a run's acceptance to its start, on an idle server.
  private double delays() throws InterruptedException {
    List<Double> delays = new ArrayList<>();
    for (int n = 0; n < SINGLES; n++) {
      String id = post("/v1/models/http/bench/runs", "{\"input\":{}}").path("id").asString();
      URI uri = URI.create(address + "/v1/runs/" + id);
      JsonNode run = answer(Call.get(uri));
      while (!run.path("completed_at").isString()) {
        time.sleep(POLL);
        run = answer(Call.get(uri));
      }
      Duration delay =
          Duration.between(
              Instant.parse(run.path("created_at").asString()),
              Instant.parse(run.path("started_at").asString()));
      delays.add(delay.toNanos() / 1e6);
    }
    Collections.sort(delays);
    return delays.get(SINGLES * 99 / 100);
  }

  private JsonNode post(String path, String body) throws InterruptedException {
    return answer(Call.postJson(URI.create(address + path), body));
  }

  private JsonNode answer(Call call) throws InterruptedException {
    Reply reply = client.call(call.with(headers).toTrusted());
    if (reply instanceof Reply.Answered answered && answered.isSuccess()) {
      return JSON.readTree(answered.body());
    }
    throw new IllegalStateException("the server answered " + reply);
  }

  private double seconds(long since) {
    return (time.nanos() - since) / 1e9;
  }

  /// Of the rounds after the warm-up.
  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().skip(WARM_UPS).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
