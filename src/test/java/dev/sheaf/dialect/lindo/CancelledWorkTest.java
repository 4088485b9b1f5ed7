package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.TestServer;
import dev.sheaf.credit.Credits;
import dev.sheaf.llm.StubProvider;
import dev.sheaf.llm.StubSites;
import dev.sheaf.tenant.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A website is cancelled while one of its pages is being written and the others are published
/// (contract, 6.16 and 2.5).
class CancelledWorkTest {

  private final CountDownLatch isWritten = new CountDownLatch(1);
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final StubProvider stub = StubProvider.start().answering(this::answer);
  private final HttpServer receiver;
  private final Agency agency =
      Agency.with(
          Map.of(
              "openai-base-url",
              stub.openAiUrl().toString(),
              "openai-api-key",
              "stub-key-123456",
              "llm-model",
              StubProvider.MODEL,
              "credits-monthly",
              "1000"));

  CancelledWorkTest() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void receive() throws Exception {
    receiver.createContext(
        "/",
        exchange -> {
          JsonNode event = TestServer.JSON.readTree(exchange.getRequestBody().readAllBytes());
          events.add(event.path("event").asString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    agency.call("PUT", "/v1/workspace", "{\"webhook_url\":\"" + url + "\"}");
  }

  @AfterEach
  void close() {
    isWritten.countDown();
    agency.server().close();
    stub.close();
    receiver.stop(0);
  }

  private JsonNode answer(StubProvider.Asked asked) {
    if (asked.user().contains("(slug \"menu\"")) {
      try {
        isWritten.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return StubSites.answer(asked, 3, "none");
  }

  /// Two of its three pages are published, and the third is being written.
  private JsonNode websiteOfTwoPages() throws Exception {
    JsonNode made = agency.post(Agency.BASE + "website", Agency.prompt("A website for a bakery"));
    String url = made.path("status_url").asString();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> agency.get(url).at("/result/pages_summary/complete").asInt() == 2);
    return made;
  }

  @Test
  void aCancelledWebsiteIsErroredAndKeepsWhatIsPublished() throws Exception {
    JsonNode made = websiteOfTwoPages();
    String url = made.path("status_url").asString();
    String instance = made.path("instance_id").asString();
    assertThat(agency.post("/ai/workflows/terminate/" + instance, "").toString())
        .isEqualTo("{\"success\":true,\"message\":\"Workflow terminated\"}");

    JsonNode status = agency.get(url);
    assertThat(status.propertyNames())
        .containsExactly("success", "done", "status", "record_id", "message", "result", "error");
    assertThat(status.path("done").asBoolean()).isTrue();
    assertThat(status.path("status").asString()).isEqualTo("errored");
    assertThat(status.path("error").asString()).isEqualTo("Workflow cancelled");
    assertThat(status.path("message").asString())
        .isEqualTo("Website creation failed: Workflow cancelled");
    assertThat(status.at("/result/pages_summary").toString())
        .isEqualTo("{\"total\":3,\"complete\":2,\"running\":0,\"errored\":1}");
    assertThat(status.at("/result/pages/2").toString())
        .isEqualTo(
            "{\"slug\":\"menu\",\"path\":\"/menu\",\"status\":\"errored\","
                + "\"error_message\":\"Workflow cancelled\"}");
    String batch = "{\"record_ids\":[" + made.path("record_id") + "]}";
    assertThat(agency.post(Agency.BASE + "website/status/batch", batch).path("summary").toString())
        .isEqualTo(
            "{\"total\":1,\"complete\":0,\"running\":0,\"partial\":0,\"errored\":1,"
                + "\"not_found\":0}");
    JsonNode generic = agency.get("/v1/ai/workflows/" + instance);
    assertThat(generic.path("status").asString()).isEqualTo("terminated");
    assertThat(generic.path("error").asString()).isEqualTo("Workflow cancelled");
    assertThat(agency.page(made.path("website_id").asString(), "/")).contains("Crumb");
    assertThat(left()).isEqualTo(1000 - 20);
  }

  /// Events leave in the order in which they came to be: the client's comes after what the
  /// cancelled website would have told.
  @Test
  void nobodyIsToldThatACancelledWebsiteIsComplete() throws Exception {
    JsonNode made = websiteOfTwoPages();
    agency.post("/ai/workflows/terminate/" + made.path("instance_id").asString(), "");
    agency.post("/v1/workspace/client/create", "{\"email\":\"cy@example.com\"}");
    await().atMost(Duration.ofSeconds(20)).until(() -> events.size() >= 2);
    assertThat(events).containsExactlyInAnyOrder("website.created", "client.created");
  }

  private long left() {
    TestServer server = agency.server();
    return server
        .bean(Credits.class)
        .balance(server.bean(Keys.class).defaultOrganisation())
        .total();
  }
}
