package dev.sheaf.dialect.olostep;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.demo.SampleSite;
import dev.sheaf.tenant.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// AirOps batches as their caller sees them: the real server, a real site, real webhooks.
class AiropsStoryTest {

  private static TestServer server;
  private static SampleSite site;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(Map.of());
    site = SampleSite.start();
  }

  @AfterAll
  static void stop() {
    site.close();
    server.close();
  }

  @Test
  void aBatchFromCreateToItems() throws Exception {
    try (Receiver receiver = new Receiver()) {
      JsonNode created = create(site.paths(), List.of("acme", "Tern"), receiver.url());
      OpenApi.assertValid("CreateBatchResponse", created);
      assertThat(created.propertyNames())
          .containsExactly("id", "object", "created", "total_urls", "status");
      assertThat(created.path("object").asString()).isEqualTo("batch_airops");
      assertThat(created.path("id").asString()).matches("batch_[a-z0-9]{10}");
      assertThat(created.path("status").path("overall").asString()).isEqualTo("in_progress");
      assertThat(created.path("status").path("enriching").has("batch_mode")).isFalse();
      assertThat(created.path("status").path("scraping").path("started_at").asLong())
          .isEqualTo(created.path("created").asLong());

      String id = created.path("id").asString();
      JsonNode status = awaitEnd(id);
      OpenApi.assertValid("BatchDetailResponse", status);
      assertThat(status.path("object").asString()).isEqualTo("batch");
      assertThat(status.path("status").asString()).isEqualTo("completed");
      assertThat(status.path("created_at")).isEqualTo(created.path("created"));
      assertThat(status.path("enriching").path("llm").path("provider").asString())
          .isEqualTo("sheaf");

      assertItems(id);
      assertHiddenFromOthers(id);
      assertEvents(receiver.awaitAll(), id, site.paths().size());
      assertThat(server.get("/metrics").body())
          .contains("sheaf_items_total{kind=\"airops\",outcome=\"failed\",stage=\"scraping\"} 1.0")
          .contains("sheaf_flush_seconds_count{kind=\"airops\",stage=\"enriching\"}");
    }
  }

  /// Only the organisation's own keys see a batch; to others it is not there (6.24).
  private static void assertHiddenFromOthers(String id) throws Exception {
    Keys keys = server.bean(Keys.class);
    String foreign = keys.create(keys.createOrganisation("another"), "theirs", null).text();
    for (String path : List.of(id, id + "/items")) {
      var response = server.send("GET", "/v1/batches-airops/" + path, null, foreign);
      assertThat(response.statusCode()).isEqualTo(404);
    }
  }

  private void assertItems(String id) throws Exception {
    JsonNode items = json(server.get("/v1/batches-airops/" + id + "/items?limit=3"));
    OpenApi.assertValid("ListBatchItemsResponse", items);
    assertThat(items.propertyNames())
        .containsExactly("batch_id", "completed_at", "status", "counts", "items");
    int total = site.paths().size();
    assertThat(items.path("counts").toString())
        .isEqualTo("{\"total\":%d,\"succeeded\":%d,\"failed\":1}".formatted(total, total - 1));
    assertThat(items.path("items").values().stream().map(i -> i.path("custom_id").asString()))
        .containsExactlyElementsOf(site.paths());
    JsonNode kettles = items.path("items").get(3);
    assertThat(kettles.path("brand_mentions").toString()).isEqualTo("[\"acme\",\"Tern\"]");
    assertThat(kettles.path("date_published").asString()).isEqualTo("2025-11-28");
    assertThat(kettles.has("error")).isFalse();
    JsonNode gone = items.path("items").get(total - 1);
    assertThat(gone.propertyNames())
        .containsExactly("custom_id", "url", "status", "failed_stage", "error");
    assertThat(gone.path("error").path("code").asString()).isEqualTo("SCRAPE_FAILED");
    assertThat(gone.path("error").path("message").asString()).isEqualTo("HTTP 404 from origin");
  }

  private static void assertEvents(List<String> bodies, String id, int total) {
    List<JsonNode> events = bodies.stream().map(TestServer.JSON::readTree).toList();
    assertThat(events.stream().map(e -> e.path("object").asString().substring(19)))
        .containsExactly(
            "scraping_started",
            "scraping_completed",
            "analyzing_completed",
            "enriching_started",
            "enriching_completed",
            "completed");
    for (JsonNode event : events) {
      assertThat(event.propertyNames())
          .containsExactly("object", "id", "created", "timestamp", "status");
      assertThat(event.path("id").asString()).isEqualTo(id);
      assertThat(event.path("timestamp").asLong())
          .isGreaterThanOrEqualTo(event.path("created").asLong());
      Arithmetic.assertHolds(event.path("status"), total);
    }
    JsonNode scraped = events.get(1).path("status");
    assertThat(scraped.path("analyzing").path("state").asString()).isEqualTo("started");
    JsonNode analyzed = events.get(2).path("status").path("enriching");
    assertThat(analyzed.path("state").asString()).isEqualTo("pending");
    assertThat(analyzed.path("items_to_enrich").asInt()).isPositive();
    assertThat(events.get(3).path("status").path("enriching").path("state").asString())
        .isEqualTo("started");
  }

  @Test
  void nothingToEnrichIsSkipped() throws Exception {
    try (Receiver receiver = new Receiver()) {
      JsonNode created = create(List.of("/quay-blend"), List.of(), receiver.url());
      JsonNode status = awaitEnd(created.path("id").asString());
      assertThat(status.path("enriching").path("state").asString()).isEqualTo("skipped");
      assertThat(status.path("enriching").path("started_at").isNull()).isTrue();
      assertThat(status.path("status").asString()).isEqualTo("completed");
      assertThat(receiver.awaitAll()).hasSize(4);
    }
  }

  @Test
  void aBatchWhoseUrlsAllFailFails() throws Exception {
    try (Receiver receiver = new Receiver()) {
      JsonNode created = create(List.of("/nowhere", "/nothing"), List.of(), receiver.url());
      String id = created.path("id").asString();
      JsonNode status = awaitEnd(id);
      assertThat(status.path("status").asString()).isEqualTo("failed");
      assertThat(status.path("scraping").path("error").toString())
          .isEqualTo("{\"code\":\"SCRAPING_ERROR\",\"message\":\"All URLs failed to scrape\"}");
      assertThat(status.path("analyzing").path("state").asString()).isEqualTo("pending");
      JsonNode items = json(server.get("/v1/batches-airops/" + id + "/items"));
      assertThat(items.path("status").asString()).isEqualTo("failed");
      assertThat(items.path("counts").path("failed").asInt()).isEqualTo(2);
      assertThat(
              receiver.awaitAll().stream()
                  .map(b -> TestServer.JSON.readTree(b).path("object").asString()))
          .containsExactly(
              "event.batch.airops.scraping_started",
              "event.batch.airops.scraping_failed",
              "event.batch.airops.failed");
    }
  }

  @Test
  void aUrlThatIsNotCalledIsSubmittedButNotValid() throws Exception {
    String body =
        """
        {"items": [{"url": "http://10.1.2.3/", "custom_id": "inside"}, {"url": "%s/", "custom_id": "a"}]}
        """
            .formatted(site.address());
    String id = json(server.post("/olostep/v1/batches-airops", body)).path("id").asString();
    JsonNode scraping = awaitEnd(id).path("scraping");
    assertThat(scraping.path("submitted").asInt()).isEqualTo(2);
    assertThat(scraping.path("valid").asInt()).isEqualTo(1);
    assertThat(scraping.path("failed").asInt()).isZero();
    JsonNode inside = json(server.get("/v1/batches-airops/" + id + "/items")).path("items").get(0);
    assertThat(inside.path("error").path("code").asString()).isEqualTo("INVALID_URL");
    assertThat(inside.path("failed_stage").asString()).isEqualTo("scraping");
  }

  private JsonNode create(List<String> paths, List<String> brands, String webhook)
      throws Exception {
    List<Map<String, String>> items = new ArrayList<>();
    paths.forEach(p -> items.add(Map.of("url", site.address() + p, "custom_id", p)));
    var response =
        server.post(
            "/v1/batches-airops",
            TestServer.JSON.writeValueAsString(
                Map.of("items", items, "brands", brands, "webhook", webhook)));
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response);
  }

  private JsonNode awaitEnd(String id) throws Exception {
    for (int poll = 0; poll < 1_000; poll++) {
      JsonNode status = json(server.get("/v1/batches-airops/" + id));
      Arithmetic.assertHolds(status, status.path("total_urls").asInt());
      if (status.path("status").asString().matches("completed|failed")) {
        return status;
      }
      JsonNode items = json(server.get("/v1/batches-airops/" + id + "/items"));
      if (items.path("status").asString().equals("in_progress")) {
        assertThat(items.propertyNames()).containsExactly("batch_id", "status", "items", "message");
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("batch " + id + " does not end");
  }
}
