package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The callbacks of batches and runs, received by a real server (2.6, 2.12).
class CallbacksTest {

  private static final String ECHO = "/v1/models/builtin/echo/";

  /// What the receiver got.
  private record Got(String body, String signature, String requestId) {}

  private static final List<Got> GOT = new CopyOnWriteArrayList<>();
  private static final AtomicInteger ANSWER = new AtomicInteger(200);
  private static RunflowServer server;
  private static HttpServer receiver;
  private static String url;
  private static String secret;

  @BeforeAll
  static void start() throws Exception {
    receiver =
        HttpServer.create(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          GOT.add(
              new Got(
                  new String(body, java.nio.charset.StandardCharsets.UTF_8),
                  "" + exchange.getRequestHeaders().getFirst("Runflow-Signature"),
                  "" + exchange.getRequestHeaders().getFirst("Runflow-Request-Id")));
          exchange.sendResponseHeaders(ANSWER.get(), 2);
          exchange.getResponseBody().write("ok".getBytes(java.nio.charset.StandardCharsets.UTF_8));
          exchange.close();
        });
    receiver.start();
    url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    server = new RunflowServer(Map.of("allow-networks", "127.0.0.0/8"));
    secret = server.post("/v1/callback-secrets", "{}").text("plain_secret");
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.stop(0);
  }

  @BeforeEach
  void clear() {
    GOT.clear();
    ANSWER.set(200);
  }

  @Test
  void aBatchIsToldOnceSignedAndKeptInItsHistory() throws Exception {
    Reply created =
        server.post(
            ECHO + "batches",
            "{\"input\":[{\"n\":1,\"client_ref\":\"a\"}],\"metadata\":{\"job\":\"x\"},\"callback_url\":\""
                + url
                + "\"}");
    server.awaitBatch(created.text("id"));
    Got got = await(1).getFirst();
    JsonNode body = Wire.JSON.readTree(got.body());
    assertThat(body.propertyNames())
        .containsExactly(
            "event",
            "batch_id",
            "status",
            "output",
            "duration_ms",
            "created_at",
            "completed_at",
            "metadata");
    assertThat(body.path("event").asString()).isEqualTo("batch.succeeded");
    assertThat(body.path("created_at").asString()).endsWith("+00:00");
    assertThat(body.at("/output/items/0/client_ref").asString()).isEqualTo("a");
    assertThat(body.at("/output/total").asInt()).isEqualTo(1);
    assertThat(got.signature())
        .isEqualTo(
            CallbackSignature.of(
                got.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), secret));

    String path = "/v1/batches/" + created.text("id");
    JsonNode history = history(path);
    assertThat(history).hasSize(1);
    assertThat(history.at("/0/id").asString()).isEqualTo(got.requestId());
    assertThat(history.at("/0/status_code").asString()).isEqualTo("delivered");
    assertThat(history.at("/0/payload_bytes").asString()).isEqualTo(got.body());
    assertThat(history.at("/0/attempts/0/response_body").asString()).isEqualTo("ok");
    // A job's events are sent in their order: whatever else it had to tell would come before this.
    Reply again = server.post(path + "/callback-redeliveries", "");
    assertThat(again.status()).isEqualTo(201);
    assertThat(await(2).getLast().requestId()).isEqualTo(again.text("id"));
    assertThat(server.get(path + "/callback").json()).hasSize(2);
  }

  @Test
  void whatFailsIsTriedAgainAndASecondDeliveryMustWait() throws Exception {
    ANSWER.set(500);
    Reply created =
        server.post(ECHO + "batches", "{\"input\":[{}],\"callback_url\":\"" + url + "\"}");
    server.awaitBatch(created.text("id"));
    await(1);
    String path = "/v1/batches/" + created.text("id");
    JsonNode first = history(path).get(0);
    assertThat(first.path("status_code").asString()).isEqualTo("pending");
    assertThat(first.path("next_attempt_at").isString()).isTrue();
    assertThat(first.path("max_attempts").asInt()).isEqualTo(6);
    assertThat(first.at("/attempts/0/status_code").asInt()).isEqualTo(500);
    Reply second = server.post(path + "/callback-redeliveries", "");
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.json().at("/errors/0/type").asString()).isEqualTo("conflict");
  }

  @Test
  void aDeliveryIsRepeatedOnRequest() throws Exception {
    Reply created = server.post(ECHO + "runs", "{\"input\":{},\"callback_url\":\"" + url + "\"}");
    server.awaitRun(created.text("id"));
    Got first = await(1).getFirst();
    assertThat(Wire.JSON.readTree(first.body()).path("event").asString())
        .isEqualTo("run.completed");
    String path = "/v1/runs/" + created.text("id");
    history(path);
    Reply again = server.post(path + "/callback-redeliveries", "");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("is_automatic").asBoolean()).isFalse();
    assertThat(again.text("run_id")).isEqualTo(created.text("id"));
    assertThat(await(2).getLast().body()).isEqualTo(first.body());
    assertThat(server.get(path + "/callback").json()).hasSize(2);
  }

  @Test
  void aFailedRunIsToldWithItsError() throws Exception {
    Reply created =
        server.post(
            "/v1/models/builtin/fail/runs", "{\"input\":{},\"callback_url\":\"" + url + "\"}");
    server.awaitRun(created.text("id"));
    JsonNode body = Wire.JSON.readTree(await(1).getFirst().body());
    assertThat(body.path("event").asString()).isEqualTo("run.failed");
    assertThat(body.at("/output/error/code").asString()).isEqualTo("PROVIDER_ERROR");
  }

  @Test
  void aRunWithoutACallbackHasNothingToRepeat() throws Exception {
    Reply created = server.post(ECHO + "runs", "{\"input\":{}}");
    server.awaitRun(created.text("id"));
    String path = "/v1/runs/" + created.text("id");
    assertThat(server.get(path + "/callback").json().isArray()).isTrue();
    assertThat(server.post(path + "/callback-redeliveries", "").status()).isEqualTo(422);
  }

  private static List<Got> await(int count) throws InterruptedException {
    for (int look = 0; look < 400 && GOT.size() < count; look++) {
      Thread.sleep(25);
    }
    assertThat(GOT).hasSize(count);
    return GOT;
  }

  /// Once the first attempt is written down.
  private static JsonNode history(String path) throws Exception {
    for (int look = 0; look < 400; look++) {
      JsonNode history = server.get(path + "/callback").json();
      if (history.at("/0/attempt_count").asInt() > 0) {
        return history;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("no attempt");
  }
}
