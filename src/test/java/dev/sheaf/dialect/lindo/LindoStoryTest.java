package dev.sheaf.dialect.lindo;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.TestServer;
import dev.sheaf.tenant.Keys;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A client makes a website and posts, follows them, and opens what came of it.
class LindoStoryTest {

  private static final String BASE = "/v1/ai/workspace/";
  private static final String PROMPT =
      "Create a website for a bakery called 'Crumb & Co' in Leeds with the pages about, menu and"
          + " contact. We bake sourdough bread every morning at 6.";
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]+)\"");

  private static TestServer server;
  private static JsonNode made;
  private static JsonNode website;

  @BeforeAll
  static void makeAWebsite() throws Exception {
    server = new TestServer(Map.of());
    made = json(server.post(BASE + "website", prompt(PROMPT)));
    website = done(made.path("status_url").asString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCreatedWebsiteIsAnsweredAtOnceAndEndsComplete() {
    assertThat(made.propertyNames())
        .containsExactly("success", "record_id", "instance_id", "website_id", "status_url");
    assertThat(website.path("status").asString()).isEqualTo("complete");
    assertThat(website.path("record_id")).isEqualTo(made.path("record_id"));
    JsonNode result = website.path("result");
    assertThat(result.path("website_id")).isEqualTo(made.path("website_id"));
    assertThat(result.at("/pages/0/path").asString()).isEqualTo("/");
    assertThat(result.at("/pages/0/page_id")).isEqualTo(result.path("home_page_id"));
    assertThat(result.path("pages").size())
        .isEqualTo(result.at("/pages_summary/complete").asInt())
        .isGreaterThan(1);
  }

  @Test
  void everyPageIsServedAndNoLinkIsBroken() throws Exception {
    for (JsonNode page : website.at("/result/pages")) {
      String folder =
          page.path("slug").asString().isEmpty() ? "" : page.path("slug").asString() + "/";
      HttpResponse<String> html = site(folder);
      assertThat(html.statusCode()).isEqualTo(200);
      assertThat(html.headers().firstValue("content-security-policy"))
          .get()
          .asString()
          .startsWith("default-src 'none'");
      assertThat(html.body()).contains("Crumb &amp; Co");
      for (String link : LINK.matcher(html.body()).results().map(MatchResult::group).toList()) {
        String path = "/" + folder + link.substring(6, link.length() - 1);
        String target = java.net.URI.create("http://x" + path).resolve("").normalize().getPath();
        String file = path.endsWith("/") ? target : path;
        assertThat(site(java.net.URI.create(file).normalize().getPath().substring(1)).statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void foldersEndInASlashAndTheRestIsNotFound() throws Exception {
    String slug = website.at("/result/pages/1/slug").asString();
    HttpResponse<String> moved = site(slug);
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("location").orElseThrow()).endsWith("/" + slug + "/");
    HttpResponse<String> missing = site("nothing-here");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("<html");
    assertThat(server.send("GET", "/sites/website_x/", null, null).statusCode()).isEqualTo(404);
    assertThat(site("../../health/live").statusCode()).isIn(400, 404);
  }

  @Test
  void postsOfABatchKeepTheirOrderAndNeverShareAnAddress() throws Exception {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      items.add(prompt("Write a blog post about sourdough bread"));
    }
    items.add(7, scheduled("2020-01-01T00:00:00Z"));
    String path = BASE + "website/" + made.path("website_id").asString() + "/blog/batch";
    JsonNode batch = json(server.post(path, "{\"items\":[" + String.join(",", items) + "]}"));
    assertThat(batch.path("total").asInt()).isEqualTo(25);
    assertThat(batch.path("failed").asInt()).isEqualTo(1);
    assertThat(batch.at("/items/7").toString())
        .isEqualTo("{\"success\":false,\"error\":\"schedule_at must be in the future\"}");
    List<String> ids = new ArrayList<>();
    batch.path("items").forEach(item -> ids.add(item.path("record_id").asString("rec_none")));
    JsonNode status = batchDone("blog", ids);
    assertThat(status.path("status").asString()).isEqualTo("partial");
    assertThat(status.path("message").asString()).isEqualTo("24 items complete, 1 not found.");
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      JsonNode item = status.path("items").get(i);
      assertThat(item.path("record_id").asString()).isEqualTo(ids.get(i));
      if (i != 7) {
        paths.add(item.at("/result/path").asString());
      }
    }
    assertThat(paths).doesNotHaveDuplicates().allMatch(post -> post.startsWith("/blog/"));
    for (String post : paths) {
      assertThat(site(post.substring(1) + "/").statusCode()).as(post).isEqualTo(200);
    }
    assertThat(site("feed.xml").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageJoinsTheNavigation() throws Exception {
    String path = BASE + "website/" + made.path("website_id").asString() + "/page";
    JsonNode page =
        json(server.post(path, prompt("A page about our wholesale bread for restaurants")));
    JsonNode status = done(page.path("status_url").asString());
    assertThat(status.path("status").asString()).isEqualTo("complete");
    String made = status.at("/result/path").asString();
    assertThat(status.path("message").asString()).isEqualTo("Page published at " + made);
    assertThat(site("").body()).contains("href=\"" + made.substring(1) + "/\"");
  }

  @Test
  void aScheduledJobWaits() throws Exception {
    Instant at = Instant.now().plus(Duration.ofHours(1));
    JsonNode job = json(server.post(BASE + "website", scheduled(at.toString())));
    assertThat(job.propertyNames())
        .containsExactly("success", "record_id", "website_id", "status_url");
    JsonNode status = json(server.get(job.path("status_url").asString()));
    assertThat(status.path("status").asString()).isEqualTo("scheduled");
    assertThat(status.path("poll_after_ms").asInt()).isEqualTo(60_000);
    assertThat(status.propertyNames()).doesNotContain("result", "error");
  }

  @Test
  void anotherKindsIdIsNotFound() throws Exception {
    String record = made.path("record_id").asString();
    assertThat(server.get(BASE + "blog/status/" + record).statusCode()).isEqualTo(404);
    String body = "{\"workflow_ids\":[\"" + record + "\",\"" + record + "\"]}";
    JsonNode posts = json(server.post(BASE + "blog/status/batch", body));
    assertThat(posts.path("status").asString()).isEqualTo("errored");
    assertThat(posts.at("/items/1").toString())
        .isEqualTo(
            "{\"success\":false,\"record_id\":\"%s\",\"error\":\"Workflow not found\"}"
                .formatted(record));
    JsonNode twice = json(server.post(BASE + "website/status/batch", body));
    assertThat(twice.at("/summary/complete").asInt()).isEqualTo(2);
  }

  @Test
  void aStrangersKeySeesNothing() throws Exception {
    Keys keys = server.bean(Keys.class);
    String theirs = keys.create(keys.createOrganisation("another"), "theirs", null).text();
    String status = made.path("status_url").asString();
    assertThat(server.send("GET", status, null, theirs).statusCode()).isEqualTo(404);
    String page = BASE + "website/" + made.path("website_id").asString() + "/page";
    HttpResponse<String> refused =
        server.send("POST", page, prompt("A page about something"), theirs);
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(json(refused).path("message").asString()).isEqualTo("Website not found");
  }

  @Test
  void aKeyOfTheOtherGenerationIsAnsweredInItsShape() throws Exception {
    Keys keys = server.bean(Keys.class);
    String key = keys.create(keys.defaultOrganisation(), "mcp", "lindo-workflow").text();
    JsonNode status = json(server.send("GET", made.path("status_url").asString(), null, key));
    assertThat(status.propertyNames()).containsExactly("success", "result");
    assertThat(status.at("/result/workflow_id")).isEqualTo(made.path("record_id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          website | {}                        | prompt: Required
          website | {"prompt":7}              | prompt: Expected string, received number
          website | {"prompt":"123456789"}    | prompt: String must contain at least 10 character(s)
          website | {"prompt":"1234567890","schedule_at":"soon"} | schedule_at: Invalid datetime
          website | {"prompt":"1234567890","schedule_at":"2020-01-01"} | schedule_at must be in the future
          website | nonsense                  | Invalid JSON body
          website/batch | {}                  | items: Required
          website/batch | {"items":{}}        | items: Expected array, received object
          website/batch | {"items":[]}        | items: Array must contain at least 1 element(s)
          website/batch | {"items":[{"prompt":"1234567890"},{"prompt":"x"}]} | items.1.prompt: String must contain at least 10 character(s)
          website/status/batch | {}           | Provide exactly one of record_ids or workflow_ids
          website/status/batch | {"record_ids":["a"],"workflow_ids":["a"]} | Provide exactly one of record_ids or workflow_ids
          blog/status/batch | {"record_ids":[]} | record_ids: Array must contain at least 1 element(s)
          """)
  void badInputIsNamedAndStartsNothing(String path, String body, String error) throws Exception {
    HttpResponse<String> refused = server.post(BASE + path, body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("success").asBoolean(true)).isFalse();
    assertThat(json(refused).at("/errors/0").asString()).isEqualTo(error);
    assertThat(json(refused).path("message").asString()).isEqualTo("Validation failed");
  }

  @Test
  void moreThanTwentyFiveAreTooMany() throws Exception {
    String ids = "\"a\",".repeat(25) + "\"a\"";
    HttpResponse<String> refused =
        server.post(BASE + "blog/status/batch", "{\"record_ids\":[" + ids + "]}");
    assertThat(json(refused).at("/errors/0").asString())
        .isEqualTo("record_ids: Array must contain at most 25 element(s)");
    HttpResponse<String> most =
        server.post(
            BASE + "blog/status/batch", "{\"record_ids\":[" + "\"a\",".repeat(24) + "\"a\"]}");
    assertThat(most.statusCode()).isEqualTo(200);
  }

  @Test
  void errorsAreJsonInTheOneShape() throws Exception {
    for (HttpResponse<String> refused :
        List.of(
            server.get("/v1/ai/nothing"),
            server.send("DELETE", BASE + "website/status/rec_1", null, TestServer.KEY),
            server.send("GET", BASE + "website/status/rec_1", null, null))) {
      assertThat(refused.statusCode()).isIn(404, 405, 401);
      assertThat(json(refused).propertyNames()).containsExactly("success", "errors", "message");
    }
  }

  /// Nothing of a prompt runs: what it says is text on the page.
  @Test
  void aPromptCannotPutMarkupIntoAPage() throws Exception {
    String prompt =
        "Create a website for a cafe called '<script>alert(1)</script>' with an about page."
            + " Link to javascript:alert(2) and show {{7*7}} ${7*7} <img src=x onerror=alert(3)>.";
    JsonNode job = json(server.post(BASE + "website", prompt(prompt)));
    JsonNode status = done(job.path("status_url").asString());
    assertThat(status.path("status").asString()).isEqualTo("complete");
    for (JsonNode page : status.at("/result/pages")) {
      String slug = page.path("slug").asString();
      String path = "/sites/" + job.path("website_id").asString() + "/" + slug;
      String html = server.send("GET", slug.isEmpty() ? path : path + "/", null, null).body();
      assertThat(html)
          .doesNotContain("<script>alert", "<img src=x", "href=\"javascript:", "onerror=alert(3)>");
    }
  }

  private static HttpResponse<String> site(String path) throws Exception {
    String root = "/sites/" + made.path("website_id").asString() + "/";
    return server.send("GET", root + path, null, null);
  }

  private static String prompt(String prompt) {
    return TestServer.JSON.writeValueAsString(Map.of("prompt", prompt));
  }

  private static String scheduled(String at) {
    return TestServer.JSON.writeValueAsString(Map.of("prompt", PROMPT, "schedule_at", at));
  }

  private static JsonNode done(String statusUrl) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> json(server.get(statusUrl)), status -> status.path("done").asBoolean());
  }

  private static JsonNode batchDone(String kind, List<String> ids) {
    String body = TestServer.JSON.writeValueAsString(Map.of("record_ids", ids));
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json(server.post(BASE + kind + "/status/batch", body)),
            status -> status.path("done").asBoolean());
  }
}
