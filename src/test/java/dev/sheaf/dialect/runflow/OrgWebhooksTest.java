package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Subscriptions of an organisation: what is told, to whom, signed with what, and what is kept.
class OrgWebhooksTest {

  private record Got(String path, String body, String signature) {}

  private static final BlockingQueue<Got> GOT = new LinkedBlockingQueue<>();
  private static RunflowServer server;
  private static HttpServer receiver;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String signature = exchange.getRequestHeaders().getFirst("Runflow-Signature");
          GOT.add(new Got(exchange.getRequestURI().getPath(), body, "" + signature));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    url = "http://127.0.0.1:" + receiver.getAddress().getPort();
    server = new RunflowServer(Map.of("allow-networks", "127.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.stop(0);
  }

  @BeforeEach
  void clear() throws Exception {
    for (JsonNode webhook : server.get("/v1/webhooks").json().path("items")) {
      server.send("DELETE", "/v1/webhooks/" + webhook.path("id").asString(), null, Map.of());
    }
    GOT.clear();
  }

  private static Reply subscribe(String path, String more) throws Exception {
    Reply made = server.post("/v1/webhooks", "{\"url\":\"" + url + path + "\"" + more + "}");
    assertThat(made.status()).isEqualTo(201);
    return made;
  }

  private static Got next() throws InterruptedException {
    Got got = GOT.poll(10, TimeUnit.SECONDS);
    if (got == null) {
      throw new AssertionError("nothing came");
    }
    return got;
  }

  @Test
  void whoSubscribedIsToldOfWhatEndsSignedWithItsOwnSecret() throws Exception {
    Reply all = subscribe("/all", "");
    Reply failures =
        subscribe("/failures", ",\"event_type_codes\":[\"run.failed\",\"batch.failed\"]");
    assertThat(failures.json().at("/event_subscriptions/0/event_type_code").asString())
        .isEqualTo("run.failed");

    String batch = server.post("/v1/models/builtin/echo/batches", "{\"input\":[{},{}]}").text("id");

    Got got = next();
    assertThat(got.path()).isEqualTo("/all");
    JsonNode told = Wire.JSON.readTree(got.body());
    assertThat(told.path("event").asString()).isEqualTo("batch.succeeded");
    assertThat(told.path("batch_id").asString()).isEqualTo(batch);
    assertThat(got.signature())
        .isEqualTo(
            CallbackSignature.of(got.body().getBytes(StandardCharsets.UTF_8), all.text("secret")));

    String run = server.post("/v1/models/builtin/fail/runs", "{\"input\":{}}").text("id");

    Got first = next();
    Got second = next();
    assertThat(java.util.List.of(first.path(), second.path()))
        .containsExactlyInAnyOrder("/all", "/failures");
    assertThat(Wire.JSON.readTree(second.body()).path("run_id").asString()).isEqualTo(run);
    assertThat(server.get("/v1/batches/" + batch + "/callback").json().size()).isZero();
  }

  @Test
  void whatWasSentIsKeptWithItsAttempts() throws Exception {
    String webhook = subscribe("/kept", "").text("id");
    server.post("/v1/models/builtin/echo/runs", "{\"input\":{\"a\":1.50}}");
    assertThat(next().path()).isEqualTo("/kept");

    String path = "/v1/webhooks/" + webhook + "/deliveries";
    JsonNode delivery = delivered(path);
    assertThat(delivery.path("event_type_code").asString()).isEqualTo("run.completed");
    assertThat(delivery.at("/payload/output/data").toString()).isEqualTo("{\"a\":1.50}");
    JsonNode attempt = delivery.at("/attempts/0");
    assertThat(attempt.path("succeeded").asBoolean()).isTrue();
    assertThat(attempt.path("status_code").asInt()).isEqualTo(200);
    assertThat(attempt.path("next_retry_at").isNull()).isTrue();
    String one = path + "/" + delivery.path("id").asString();
    assertThat(server.get(one).json().path("id")).isEqualTo(delivery.path("id"));
    assertThat(server.get(one + "/attempts").json().path("items").size()).isEqualTo(1);
    assertThat(server.get(one + "/attempts/" + attempt.path("id").asString()).json())
        .isEqualTo(attempt);
    assertThat(server.get(one.replace(webhook, "any")).status()).isEqualTo(200);
    String theirs = server.keyOfAnother();
    for (String closed : new String[] {path, one, one.replace(webhook, "any")}) {
      assertThat(server.send("GET", closed, null, RunflowServer.as(theirs)).status())
          .isEqualTo(404);
    }
  }

  private static JsonNode delivered(String path) throws Exception {
    for (int look = 0; look < 200; look++) {
      JsonNode items =
          server
              .get(
                  path
                      + "?q=status_code:delivered AND event_type_code:run.completed"
                          .replace(" ", "%20"))
              .json()
              .path("items");
      if (items.size() > 0) {
        return items.get(0);
      }
      Thread.sleep(25);
    }
    throw new AssertionError("nothing was delivered");
  }

  @Test
  void aDisabledOneIsToldNothingUntilItIsEnabledAgain() throws Exception {
    String webhook = subscribe("/off", "").text("id");
    Reply off = server.send("PATCH", "/v1/webhooks/" + webhook, "{\"disabled\":true}", Map.of());
    assertThat(off.json().path("disabled_at").isString()).isTrue();
    assertThat(off.json().has("secret")).isFalse();
    server.awaitRun(
        server.post("/v1/models/builtin/echo/runs", "{\"input\":{\"n\":1}}").text("id"));
    server.send("PATCH", "/v1/webhooks/" + webhook, "{\"disabled\":false}", Map.of());

    String run = server.post("/v1/models/builtin/echo/runs", "{\"input\":{\"n\":2}}").text("id");

    Got got = next();
    assertThat(got.body()).contains(run);
    assertThat(GOT).isEmpty();
  }

  @Test
  void whatIsWrongIsRefused() throws Exception {
    for (String body :
        new String[] {
          "{}",
          "{\"url\":\"nope\"}",
          "{\"url\":\"http://10.0.0.1/\"}",
          "{\"url\":\"" + url + "\",\"secret\":\"short\"}",
          "{\"url\":\"" + url + "\",\"event_type_codes\":[\"run.exploded\"]}",
          "{\"url\":\"" + url + "\",\"event_type_codes\":\"run.failed\"}"
        }) {
      assertThat(server.post("/v1/webhooks", body).status()).as(body).isEqualTo(422);
    }
    assertThat(server.get("/v1/webhooks/" + UUID.randomUUID()).text("code"))
        .isEqualTo("WEBHOOK_NOT_FOUND");
    assertThat(server.get("/v1/webhooks/event-types/run.failed").text("code"))
        .isEqualTo("run.failed");
    assertThat(server.get("/v1/webhooks/event-types/nope").status()).isEqualTo(404);
  }

  @Test
  void aCallbackThatWouldBeTooLargeGoesWithoutItsOutputs() throws Exception {
    String large = "x".repeat(900_000);
    String input = ("{\"text\":\"" + large + "\"},").repeat(10);
    String body =
        "{\"callback_url\":\"%s/large\",\"input\":[%s]}"
            .formatted(url, input.substring(0, input.length() - 1));

    String batch = server.post("/v1/models/builtin/echo/batches", body).text("id");

    Got got = next();
    JsonNode told = Wire.JSON.readTree(got.body());
    assertThat(told.path("batch_id").asString()).isEqualTo(batch);
    assertThat(told.path("output_omitted").asBoolean()).isTrue();
    assertThat(told.at("/output/items").size()).isEqualTo(10);
    assertThat(told.at("/output/items/0/output").isNull()).isTrue();
    assertThat(server.awaitBatch(batch).path("status_code").asString()).isEqualTo("succeeded");
  }
}
