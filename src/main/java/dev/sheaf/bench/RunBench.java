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
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures runs of an HTTP target through a whole server, against the same requests made by the
/// bare HTTP client at the same concurrency.
public final class RunBench {

  public static final int CONCURRENCY = 32;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration POLL = Duration.ofMillis(20);

  /// Often enough for a figure, and still little beside the work.
  private static final Duration BATCH_POLL = Duration.ofMillis(50);

  private static final int SINGLES = 200;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 3;

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
    try (EchoEndpoint endpoint = new EchoEndpoint()) {
      apply(endpoint.url());
      for (int round = 0; round < WARM_UPS; round++) {
        bare(endpoint.url(), runs);
        batch(runs);
      }
      List<Double> bareRates = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        bareRates.add(bare(endpoint.url(), runs));
        rates.add(batch(runs));
      }
      double ratio = 100 * median(rates) / median(bareRates);
      return List.of(
          new Figure(
              "bare requests, %d at once".formatted(CONCURRENCY), median(bareRates), "/s", ""),
          new Figure(
              "runs of an HTTP target, end to end",
              median(rates),
              "/s",
              "%.0f %% of the bare requests".formatted(ratio)),
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

  /// Requests a second.
  private double bare(String url, int requests) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(CONCURRENCY);
    long began = time.nanos();
    for (int n = 0; n < CONCURRENCY; n++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                client.call(sameAsOfARun(URI.create(url), i));
              }
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    return requests / seconds(began);
  }

  /// What the endpoint gets for a run.
  private static Call sameAsOfARun(URI url, int n) {
    String run = UUID.randomUUID().toString();
    String body =
        """
        {"run_id":"%s","batch_id":"%s","sequence_index":%d,"client_ref":null,"input":{"n":%d},"metadata":null}\
        """
            .formatted(run, run, n, n);
    return Call.postJson(url, body)
        .with(Headers.of("Accept", "application/json").with("Idempotency-Key", run))
        .toTrusted();
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
      time.sleep(BATCH_POLL);
      batch = listed(id);
    }
    double rate = runs / seconds(began);
    if (batch.path("items_succeeded").asInt() != runs) {
      throw new IllegalStateException("not all runs succeeded: " + batch);
    }
    return rate;
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

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
