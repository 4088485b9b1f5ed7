package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who asks for it is told what happened, signed; and a scheduled job runs when its time has come.
class LindoEventsTest {

  private record Got(String body, String agent, String signature) {
    JsonNode json() {
      return TestServer.JSON.readTree(body);
    }
  }

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final Agency agency = Agency.with(Map.of("webhook-secret", "s3cret"));
  private final HttpServer receiver;

  LindoEventsTest() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void receive() {
    receiver.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          got.add(
              new Got(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  headers.getFirst("User-Agent"),
                  headers.getFirst("X-Lindo-Signature")));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    agency.server().close();
    receiver.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
  }

  @Test
  void aWebsitesEventsAreToldOnceEachAndSigned() throws Exception {
    agency.call("PUT", "/v1/workspace", "{\"webhook_url\":\"" + url("/all") + "\"}");
    JsonNode website = agency.website(Agency.BAKERY);
    String id = website.at("/result/website_id").asString();
    JsonNode post =
        agency.post(
            Agency.BASE + "website/" + id + "/blog", Agency.prompt("A post about sourdough"));
    agency.ended(post);
    await().atMost(Duration.ofSeconds(20)).until(() -> got.size() >= 3);
    assertThat(got.stream().map(one -> one.json().path("event").asString()))
        .containsExactlyInAnyOrder(
            "website.created", "workflow.website.completed", "workflow.blog.completed");
    JsonNode completed = event("workflow.website.completed").json().path("data");
    assertThat(completed.propertyNames())
        .containsExactly(
            "website_id",
            "business_name",
            "domain",
            "preview_url",
            "parent_workflow_id",
            "completed_at");
    assertThat(completed.path("parent_workflow_id")).isEqualTo(website.path("record_id"));
    JsonNode blog = event("workflow.blog.completed").json().path("data");
    assertThat(blog.path("is_blog").asBoolean()).isTrue();
    assertThat(blog.path("workflow_instance_id")).isEqualTo(post.path("record_id"));
    Got one = got.getFirst();
    assertThat(one.agent()).isEqualTo("LindoAI-Webhooks/1.0");
    assertThat(one.signature()).isEqualTo(hmac(one.body()));
  }

  @Test
  void aHookIsToldOfItsEventOnly() throws Exception {
    String hooks = "/v1/workspace/automations/n8n/hooks";
    String hook = "{\"target_url\":\"" + url("/hook") + "\",\"event_type\":\"client.created\"}";
    assertThat(agency.post(hooks, hook).path("success").asBoolean()).isTrue();
    agency.website(Agency.BAKERY);
    agency.post("/v1/workspace/client/create", "{\"email\":\"cy@example.com\"}");
    await().atMost(Duration.ofSeconds(20)).until(() -> !got.isEmpty());
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().json().at("/data/email").asString()).isEqualTo("cy@example.com");
    agency.call("DELETE", hooks, "{\"target_url\":\"" + url("/hook") + "\"}");
    assertThat(
            agency
                .post(hooks, "{\"target_url\":\"ftp://x\",\"event_type\":\"nothing\"}")
                .path("errors")
                .size())
        .isEqualTo(2);
  }

  @Test
  void aScheduledWebsiteGoesFromScheduledToComplete() throws Exception {
    Instant at = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    String body =
        TestServer.JSON.writeValueAsString(
            Map.of("prompt", Agency.BAKERY, "schedule_at", at.toString()));
    JsonNode job = agency.post(Agency.BASE + "website", body);
    assertThat(job.has("instance_id")).isFalse();
    JsonNode first = agency.get(job.path("status_url").asString());
    assertThat(first.path("status").asString()).isEqualTo("scheduled");
    assertThat(first.path("message").asString()).isEqualTo("Scheduled for " + at + ".");
    assertThat(first.path("poll_after_ms").asInt()).isEqualTo(5_000);
    JsonNode last = agency.ended(job);
    assertThat(last.path("status").asString()).isEqualTo("complete");
    assertThat(Instant.now()).isAfterOrEqualTo(at);
  }

  private Got event(String type) {
    return got.stream()
        .filter(one -> one.json().path("event").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static String hmac(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }
}
