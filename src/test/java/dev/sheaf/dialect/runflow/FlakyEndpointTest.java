package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A batch of a hundred on an endpoint that fails in every way endpoints do: one in ten answers 500
/// at first, one in twenty hangs at first, one in fifty is refused, some are told to wait.
class FlakyEndpointTest {

  private static final int ITEMS = 100;

  /// What the endpoint has done, by the key that it was called with.
  private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

  private static final Map<String, AtomicInteger> DONE = new ConcurrentHashMap<>();
  private static RunflowServer server;
  private static HttpServer endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    endpoint.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    endpoint.createContext("/", FlakyEndpointTest::answer);
    endpoint.start();
    server = new RunflowServer(Map.of("allow-networks", "127.0.0.0/8"));
    Reply applied =
        server.post(
            "/v1/admin/targets",
            """
            targets:
              - target: http/flaky
                concurrency: 16
                timeout: 1s
                attempts: 4
                price: 0.001
                inputs:
                  n: {type: integer, required: true}
                http: {url: "http://127.0.0.1:%d/run", output: /result}
            """
                .formatted(endpoint.getAddress().getPort()));
    assertThat(applied.status()).as(applied.json().toString()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
    endpoint.stop(0);
  }

  @Test
  void everyRunEndsAsItShouldAndCountersNeverLie() throws Exception {
    Reply created = server.post("/v1/models/http/flaky/batches", body());
    assertThat(created.status()).isEqualTo(201);
    JsonNode batch = follow(created.text("id"));
    assertThat(batch.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(batch.path("items_failed").asInt()).isEqualTo(2);
    assertThat(batch.path("items_succeeded").asInt()).isEqualTo(98);
    JsonNode items =
        server.get("/v1/batches/" + created.text("id") + "/items?limit=500").json().path("items");
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode item : items) {
      int n = item.path("sequence_index").asInt();
      if (isRefused(n)) {
        assertThat(item.at("/error/code").asString()).isEqualTo("PROVIDER_ERROR");
        assertThat(CALLS.get(item.path("run_id").asString())).hasValue(1);
      } else {
        assertThat(item.at("/output/data/n").asInt()).as(item.toString()).isEqualTo(n);
        sum = sum.add(new BigDecimal(item.path("cost").asString()));
        // One whose first answer was lost is done again under the same key, which tells it apart.
        assertThat(DONE.get(item.path("run_id").asString())).hasValue(1);
      }
    }
    assertThat(new BigDecimal(batch.path("cost").asString()))
        .isEqualByComparingTo(sum)
        .isEqualByComparingTo("0.098");
  }

  private static JsonNode follow(String id) throws Exception {
    int finished = 0;
    for (int look = 0; look < 1_200; look++) {
      JsonNode batch = server.get("/v1/batches/" + id).json();
      int now =
          batch.path("items_succeeded").asInt()
              + batch.path("items_failed").asInt()
              + batch.path("items_cancelled").asInt();
      assertThat(now).isBetween(finished, ITEMS);
      long ended =
          batch
              .path("items")
              .valueStream()
              .filter(item -> Words.isTerminal(item.path("status_code").asString()))
              .count();
      assertThat(ended).isEqualTo(now);
      finished = now;
      if (finished == ITEMS) {
        assertThat(batch.path("completed_at").isString()).isTrue();
        return batch;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the batch does not end");
  }

  private static String body() {
    return IntStream.range(0, ITEMS)
        .mapToObj(n -> "{\"n\":" + n + "}")
        .collect(Collectors.joining(",", "{\"input\":[", "]}"));
  }

  private static boolean isRefused(int n) {
    return n % 50 == 7;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    JsonNode request = Wire.JSON.readTree(exchange.getRequestBody().readAllBytes());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    int n = request.at("/input/n").asInt();
    int call = CALLS.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
    if (!key.equals(request.path("run_id").asString())) {
      reply(exchange, 400, "{\"error\":\"the key is not the run's id\"}");
    } else if (isRefused(n)) {
      reply(exchange, 400, "{\"error\":\"no\"}");
    } else if (call == 1 && n % 10 == 3) {
      reply(exchange, 500, "{}");
    } else if (call == 1 && n % 20 == 11) {
      hang(exchange);
    } else if (call == 1 && n % 25 == 9) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      reply(exchange, 429, "{}");
    } else {
      DONE.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
      reply(exchange, 200, "{\"result\":{\"n\":" + n + "}}");
    }
  }

  private static void hang(HttpExchange exchange) {
    try {
      Thread.sleep(3_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      exchange.close();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
