package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.TestServer;
import dev.sheaf.tenant.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the official MCP server 1.1.1 sends for its tools, and what it prints of the answers
/// (contract, 5.2): a type on every request, also without a body; the status is not looked at, the
/// body always parsed; workflow and credit tools print `result || whole`, the others `result ??
/// whole`. The key speaks the `workflow` dialect.
class McpReplayTest {

  private static TestServer server;
  private static String key = "";
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server = new TestServer(Map.of());
    Keys keys = server.bean(Keys.class);
    key = keys.create(keys.defaultOrganisation(), "mcp", "lindo-workflow").text();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// What a tool prints.
  private JsonNode tool(String method, String path, @Nullable String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    JsonNode answer = TestServer.JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    return answer.hasNonNull("result") ? answer.path("result") : answer;
  }

  private JsonNode done(String method, String path, @Nullable String body) {
    return await()
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .atMost(Duration.ofSeconds(30))
        .until(() -> tool(method, path, body), printed -> printed.path("done").asBoolean());
  }

  @Test
  void createStatusBatchStatusListAndHtml() throws Exception {
    JsonNode created =
        tool(
            "POST",
            "/v1/ai/workspace/website",
            "{\"prompt\":\"A website for a coffee shop\",\"client\":{\"email\":\"jo@example.com\",\"name\":\"Jo\"}}");
    assertThat(created.propertyNames()).containsExactly("workflow_id", "website_id");
    String id = created.path("workflow_id").asString();
    String site = created.path("website_id").asString();

    JsonNode status = done("GET", "/v1/ai/workspace/website/status/" + id, null);
    assertThat(status.propertyNames())
        .containsExactly("done", "status", "workflow_id", "message", "result");
    assertThat(status.path("status").asString()).isEqualTo("complete");
    assertThat(status.at("/result/website_name").asString()).isNotEmpty();
    assertThat(status.at("/result/domain").asString()).contains("/sites/" + site);

    JsonNode batch =
        tool(
            "POST",
            "/v1/ai/workspace/website/status/batch",
            "{\"workflow_ids\":[\"" + id + "\",\"rec_nothing\"]}");
    assertThat(batch.path("status").asString()).isEqualTo("partial");
    assertThat(batch.at("/items/0/workflow_id").asString()).isEqualTo(id);
    assertThat(batch.at("/items/1").toString())
        .isEqualTo(
            "{\"success\":false,\"workflow_id\":\"rec_nothing\",\"error\":\"Workflow not found\"}");

    JsonNode pages = tool("GET", "/v1/workspace/website/" + site + "/pages/list?page=1", null);
    String page = pages.at("/list/0/page_id").asString();
    assertThat(page).isEqualTo(status.at("/result/home_page_id").asString());
    JsonNode html = tool("GET", "/v1/workspace/website/" + site + "/pages/" + page + "/html", null);
    assertThat(html.path("html").asString()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void postsAreMadeCheckedAndListed() throws Exception {
    String site = website();
    JsonNode batch =
        tool(
            "POST",
            "/v1/ai/workspace/website/" + site + "/blog/batch",
            "{\"items\":[{\"prompt\":\"A post about espresso\"},{\"prompt\":\"A post about filter coffee\"}]}");
    assertThat(batch.path("succeeded").asInt()).isEqualTo(2);
    String ids =
        "{\"workflow_ids\":[\"%s\",\"%s\"]}"
            .formatted(
                batch.at("/items/0/workflow_id").asString(),
                batch.at("/items/1/workflow_id").asString());
    JsonNode status = done("POST", "/v1/ai/workspace/blog/status/batch", ids);
    assertThat(status.path("message").asString()).isEqualTo("2 items complete.");
    JsonNode blogs = tool("GET", "/v1/workspace/website/" + site + "/blogs/list", null);
    assertThat(blogs.path("total").asInt()).isEqualTo(2);
    String blog = status.at("/items/0/result/blog_id").asString();
    JsonNode html = tool("GET", "/v1/workspace/website/" + site + "/blogs/" + blog + "/html", null);
    assertThat(html.path("blog_content").asString()).contains("<p>");
    JsonNode gone =
        tool("POST", "/v1/workspace/website/" + site + "/blogs/" + blog + "/unpublish", null);
    assertThat(gone.path("message").asString()).isEqualTo("Blog unpublished successfully");
  }

  @Test
  void aShortPromptIsShownAsTheRefusalItIs() throws Exception {
    JsonNode refused = tool("POST", "/v1/ai/workspace/website", "{\"prompt\":\"short\"}");
    assertThat(refused.path("success").asBoolean(true)).isFalse();
    assertThat(refused.at("/errors/0").asString())
        .isEqualTo("prompt: String must contain at least 10 character(s)");
  }

  @Test
  void theOtherToolsFindTheirEndpoints() throws Exception {
    String site = website();
    assertThat(tool("GET", "/v1/workspace/website/list", null).path("total").asInt()).isPositive();
    assertThat(
            tool(
                    "PATCH",
                    "/v1/workspace/website/update",
                    "{\"record_id\":\"" + site + "\",\"business_name\":\"Beans\"}")
                .path("business_name")
                .asString())
        .isEqualTo("Beans");
    assertThat(tool("GET", "/v1/ai/credits", null).path("type").asString()).isEqualTo("workspace");
    JsonNode client =
        tool(
            "POST",
            "/v1/workspace/client/create",
            "{\"name\":\"Al\",\"email\":\"al@example.com\"}");
    String id = client.path("client_id").asString();
    assertThat(
            tool(
                    "PUT",
                    "/v1/workspace/client/update",
                    "{\"record_id\":\"" + id + "\",\"suspended\":true}")
                .path("suspended")
                .asBoolean())
        .isTrue();
    assertThat(
            tool("POST", "/v1/workspace/client/magic-link", "{\"client_id\":\"" + id + "\"}")
                .path("success")
                .asBoolean(true))
        .isFalse();
    assertThat(tool("GET", "/v1/workspace/team", null).path("total").asInt()).isZero();
    assertThat(
            tool("DELETE", "/v1/workspace/client/delete", "{\"record_id\":\"" + id + "\"}")
                .path("client_id")
                .asString())
        .isEqualTo(id);
    JsonNode deleted =
        tool("DELETE", "/v1/workspace/website/delete", "{\"record_id\":\"" + site + "\"}");
    assertThat(deleted.path("website_id").asString()).isEqualTo(site);
  }

  @Test
  void anEditIsAskedForAndChecked() throws Exception {
    String site = website();
    JsonNode asked =
        tool(
            "POST",
            "/v1/ai/workspace/website/" + site + "/edit",
            "{\"prompt\":\"Change the heading of the home page to Fresh coffee daily\",\"publish\":true}");
    assertThat(asked.propertyNames()).containsExactly("workflow_id", "website_id");
    String id = asked.path("workflow_id").asString();
    JsonNode status = done("GET", "/v1/ai/workspace/website/edit/status/" + id, null);
    assertThat(status.path("message").asString()).isEqualTo("Website updated. 1 page changed.");
    assertThat(status.at("/result/pages_changed").asInt()).isOne();
    assertThat(status.at("/result/updated_pages/0/path").asString()).isEqualTo("/");
  }

  /// Tools that write posts send empty settings, and only the text when they change it.
  @Test
  void aPostIsPublishedAndChangedByHand() throws Exception {
    String blogs = "/v1/workspace/website/" + website() + "/blogs/";
    JsonNode published =
        tool(
            "POST",
            blogs + "create",
            """
            {"path":"/blog/my-post","blog_content":"# Title\\n\\nText **bold**.",
             "seo":{"page_title":"My post"},"blog_settings":{}}
            """);
    String id = published.path("blog_id").asString();
    assertThat(published.path("publish_date").isNumber()).isTrue();
    tool("POST", blogs + id + "/update", "{\"blog_content\":\"New **text**\"}");
    JsonNode html = tool("GET", blogs + id + "/html", null);
    assertThat(html.path("blog_content").asString()).isEqualTo("New **text**");
    assertThat(html.path("name").asString()).isEqualTo("My post");
    assertThat(html.at("/seo/meta_description").asString()).isEqualTo("New text");
    assertThat(tool("DELETE", blogs + id, null).path("blog_id").asString()).isEqualTo(id);
  }

  private String website() throws Exception {
    JsonNode created =
        tool("POST", "/v1/ai/workspace/website", "{\"prompt\":\"A website for a coffee shop\"}");
    done("GET", "/v1/ai/workspace/website/status/" + created.path("workflow_id").asString(), null);
    return created.path("website_id").asString();
  }
}
