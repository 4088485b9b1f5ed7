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
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Budgets, deadlines, priorities and retries of batches over HTTP.
class TermsTest {

  private static final String PAID = "/v1/models/http/paid/batches";
  private static final String SLEEP = "/v1/models/builtin/sleep/batches";
  private static final int WIDTH = 4;

  private static final AtomicInteger CALLS = new AtomicInteger();

  private static RunflowServer server;
  private static HttpServer endpoint;
  private static volatile IntPredicate fails = n -> false;

  @BeforeAll
  static void start() throws Exception {
    server = new RunflowServer(Map.of("allow-networks", "127.0.0.0/8"));
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    endpoint.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    endpoint.createContext("/", TermsTest::answer);
    endpoint.start();
    Reply applied =
        server.post(
            "/v1/admin/targets",
            """
            targets:
              - target: http/paid
                concurrency: %d
                attempts: 1
                price: 0.01
                http: {url: "http://127.0.0.1:%d/"}
            """
                .formatted(WIDTH, endpoint.getAddress().getPort()));
    assertThat(applied.status()).as(applied.json().toString()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    endpoint.stop(0);
    server.close();
  }

  @Test
  void aBatchStopsAtItsBudgetAndWhatWasNotPaidForFailsWithTheReason() throws Exception {
    CALLS.set(0);
    JsonNode ended = awaitEnd(server.post(PAID, body(60, ",\"budget\":\"0.50\"")));
    assertThat(ended.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(ended.path("budget").asString()).isEqualTo("0.5");
    int paid = ended.path("items_succeeded").asInt();
    assertThat(paid).isBetween(50, 50 + WIDTH - 1);
    assertThat(CALLS).hasValue(paid);
    assertThat(new BigDecimal(ended.path("cost").asString()))
        .isEqualByComparingTo(new BigDecimal("0.01").multiply(new BigDecimal(paid)));
    JsonNode unpaid = item(ended, "failed");
    assertThat(unpaid.at("/error/code").asString()).isEqualTo("BUDGET_EXHAUSTED");
    assertThat(unpaid.at("/error/stage_code").asString()).isEqualTo("dispatch");
  }

  @Test
  void whatIsNotDoneByTheDeadlineFailsWithTheReason() throws Exception {
    String deadline = Instant.now().plusSeconds(2).toString();
    String body = "{\"input\":[{\"ms\":1},{\"ms\":60000}],\"deadline\":\"%s\"}".formatted(deadline);
    JsonNode ended = awaitEnd(server.post(SLEEP, body));
    assertThat(ended.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(ended.at("/output/items/1/error/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
    assertThat(Instant.parse(ended.path("completed_at").asString()))
        .isAfter(Instant.parse(deadline));
  }

  @Test
  void onlyTheFailedRunsAreTriedAgainAsABatchOfTheirOwn() throws Exception {
    fails = n -> n % 3 == 0;
    JsonNode first = awaitEnd(server.post(PAID, body(9, ",\"metadata\":{\"job\":\"x\"}")));
    assertThat(first.path("items_failed").asInt()).isEqualTo(3);
    fails = n -> false;
    String path = "/v1/batches/" + first.path("id").asString() + "/retries";
    Reply created = server.send("POST", path, null, Map.of("Idempotency-Key", "once"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("items_total").asInt()).isEqualTo(3);
    assertThat(created.json().at("/items/1/client_ref").asString()).isEqualTo("ref-3");
    Reply replayed = server.send("POST", path, null, Map.of("Idempotency-Key", "once"));
    assertThat(replayed.text("id")).isEqualTo(created.text("id"));
    JsonNode second = awaitEnd(created);
    assertThat(second.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(second.path("retry_of").asString()).isEqualTo(first.path("id").asString());
    assertThat(second.at("/metadata/job").asString()).isEqualTo("x");
    assertThat(second.at("/input/2/n").asInt()).isEqualTo(6);
    assertThat(server.get("/v1/batches/" + first.path("id").asString()).json()).isEqualTo(first);
    Reply none = server.post("/v1/batches/" + second.path("id").asString() + "/retries", "{}");
    assertThat(none.status()).isEqualTo(422);
  }

  @Test
  void cancelledRunsAreTriedAgainWhenThatIsAskedFor() throws Exception {
    String id = server.post(SLEEP, "{\"input\":[{\"ms\":1},{\"ms\":60000}]}").text("id");
    String path = "/v1/batches/" + id + "/retries";
    assertThat(server.post(path, "{}").json().at("/errors/0/type").asString())
        .isEqualTo("conflict");
    awaitSucceeded(id, 1);
    server.post("/v1/batches/" + id + "/cancellation", "{}");
    assertThat(server.post(path, "{}").status()).isEqualTo(422);
    Reply again = server.post(path, "{\"include_canceled\":true,\"priority\":7}");
    assertThat(again.json().path("items_total").asInt()).isEqualTo(1);
    JsonNode batch = server.get("/v1/batches/" + again.text("id")).json();
    assertThat(batch.path("priority").asInt()).isEqualTo(7);
    assertThat(batch.at("/input/0/ms").asInt()).isEqualTo(60_000);
    server.post("/v1/batches/" + again.text("id") + "/cancellation", "{}");
  }

  @Test
  void aForeignBatchIsNotRetried() throws Exception {
    String id = server.post(SLEEP, "{\"input\":[{\"ms\":1}]}").text("id");
    Reply reply =
        server.send(
            "POST",
            "/v1/batches/" + id + "/retries",
            "{}",
            RunflowServer.as(server.keyOfAnother()));
    assertThat(reply.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"budget\":0|budget|greater_than",
        "\"budget\":\"-1\"|budget|greater_than",
        "\"budget\":\"1e999\"|budget|decimal_parsing",
        "\"budget\":\"ten\"|budget|decimal_parsing",
        "\"budget\":[]|budget|decimal_parsing",
        "\"deadline\":\"2020-01-01T00:00:00Z\"|deadline|datetime_future",
        "\"deadline\":\"tomorrow\"|deadline|datetime_parsing",
        "\"deadline\":\"2999-01-01T00:00:00Z\"|deadline|datetime_future",
        "\"deadline\":17|deadline|string_type",
        "\"priority\":101|priority|int_range",
        "\"priority\":1.5|priority|int_type",
        "\"priority\":\"high\"|priority|int_type",
      })
  void senselessTermsAreRefused(String terms, String where, String type) throws Exception {
    Reply reply = server.post(SLEEP, "{\"input\":[{\"ms\":1}]," + terms + "}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/loc/1").asString()).isEqualTo(where);
    assertThat(reply.json().at("/errors/0/type").asString()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"budget\":0.25", "\"budget\":\"1000000000\"", "\"priority\":-100"})
  void sensibleTermsAreTaken(String terms) throws Exception {
    assertThat(server.post(SLEEP, "{\"input\":[{\"ms\":1}]," + terms + "}").status())
        .isEqualTo(201);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      CALLS.incrementAndGet();
      JsonNode call = Wire.JSON.readTree(exchange.getRequestBody().readAllBytes());
      boolean bad = fails.test(call.at("/input/n").asInt());
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(bad ? 500 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(int items, String more) {
    return IntStream.range(0, items)
        .mapToObj(n -> "{\"n\":%d,\"client_ref\":\"ref-%d\"}".formatted(n, n))
        .collect(Collectors.joining(",", "{\"input\":[", "]" + more + "}"));
  }

  private static JsonNode awaitEnd(Reply created) throws Exception {
    assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
    return server.awaitBatch(created.text("id"));
  }

  private static void awaitSucceeded(String id, int count) throws Exception {
    for (int look = 0; look < 400; look++) {
      if (server.get("/v1/batches/" + id).json().path("items_succeeded").asInt() == count) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("never " + count);
  }

  private static JsonNode item(JsonNode batch, String status) {
    for (JsonNode item : batch.at("/output/items")) {
      if (item.path("status_code").asString().equals(status)) {
        return item;
      }
    }
    throw new AssertionError("none " + status + " in " + batch);
  }
}
