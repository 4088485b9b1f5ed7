package dev.sheaf.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sheaf.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server that is killed twice during a batch of runs finishes it after its start: no run ends
/// twice, and what was under way comes to its endpoint again under the key it came with before.
@Tag("process")
class RunsKillTest {

  private static final int RUNS = 300;
  private static final int AT_ONCE = 16;
  private static final int KILLS = 2;

  /// How often the endpoint was called, by the key that it was called with.
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  private final HttpServer endpoint;

  @TempDir Path folder = Path.of("");

  RunsKillTest() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
  }

  @BeforeEach
  void start() {
    endpoint.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    endpoint.createContext("/", this::answer);
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  @Test
  void aBatchOfRunsIsFinishedAfterKills() throws Exception {
    try (ServerProcess server = server().start()) {
      server.awaitReady();
      server.post("/v1/admin/targets", Map.of("targets", List.of(target())));
      var inputs = IntStream.range(0, RUNS).mapToObj(n -> Map.of("n", n)).toList();
      String batch =
          server
              .post("/v1/models/http/slow/batches", Map.of("input", inputs))
              .path("id")
              .asString();
      for (int kill = 1; kill <= KILLS; kill++) {
        follow(server, batch, RUNS * kill / (KILLS + 1));
        server.kill();
        server.start().awaitReady();
      }
      assertExact(server, follow(server, batch, RUNS));
    }
  }

  private Map<String, Object> target() {
    int port = endpoint.getAddress().getPort();
    return Map.of(
        "target",
        "http/slow",
        "concurrency",
        AT_ONCE,
        "price",
        "0.001",
        "http",
        Map.of("url", "http://127.0.0.1:" + port + "/run"));
  }

  /// Until so many runs have ended; the counters never go back.
  private static JsonNode follow(ServerProcess server, String batch, int ended) throws Exception {
    int before = 0;
    for (int look = 0; look < 1_000; look++) {
      JsonNode now = server.get("/v1/batches/" + batch);
      int finished = now.path("items_succeeded").asInt();
      assertThat(finished).isBetween(before, RUNS);
      assertThat(now.path("items_failed").asInt()).isZero();
      before = finished;
      if (finished >= ended) {
        return now;
      }
      LockSupport.parkNanos(30_000_000);
    }
    throw new AssertionError("the batch does not end; the server said:\n" + server.lastLines());
  }

  private void assertExact(ServerProcess server, JsonNode batch) throws Exception {
    assertThat(batch.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(new BigDecimal(batch.path("cost").asString())).isEqualByComparingTo("0.300");
    JsonNode items =
        server
            .get("/v1/batches/" + batch.path("id").asString() + "/items?limit=" + RUNS)
            .path("items");
    Set<String> runs = new HashSet<>();
    for (JsonNode item : items) {
      runs.add(item.path("run_id").asString());
      assertThat(item.at("/output/data/n").asInt()).isEqualTo(item.path("sequence_index").asInt());
    }
    assertThat(runs).hasSize(RUNS).isEqualTo(calls.keySet());
    long again = calls.values().stream().filter(count -> count.get() > 1).count();
    // What ended between the last flush and the kill is done again, and what was under way.
    assertThat(again).isLessThan(RUNS / 2);
    assertThat(calls.values())
        .allSatisfy(count -> assertThat(count.get()).isLessThanOrEqualTo(1 + KILLS));
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = TestServer.JSON.readTree(exchange.getRequestBody().readAllBytes());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    calls.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
    LockSupport.parkNanos(50_000_000);
    byte[] body = TestServer.JSON.writeValueAsBytes(request.path("input"));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ServerProcess server() throws IOException {
    return new ServerProcess(
        folder.resolve("log"),
        "--data",
        folder.resolve("data").toString(),
        "--batch-items",
        String.valueOf(RUNS),
        "--requests-per-minute",
        "1000000");
  }
}
