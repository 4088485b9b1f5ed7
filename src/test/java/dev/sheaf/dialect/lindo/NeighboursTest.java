package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What jobs made is found, looked after and taken away through the neighbouring endpoints.
class NeighboursTest {

  private static final String SITES = "/v1/workspace/website/";

  private static Agency agency;
  private static JsonNode made;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of("workspace-email", "agency@example.com"));
    made = agency.website(Agency.BAKERY);
    website = made.at("/result/website_id").asString();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @Test
  void theWebsiteIsListedAndDescribed() throws Exception {
    JsonNode list = agency.get(SITES + "list?page=1&search=CRUMB").path("result");
    assertThat(list.path("total").asInt()).isPositive();
    assertThat(list.at("/list/0").propertyNames())
        .containsExactly(
            "website_id", "website_name", "domain", "activated", "created_date", "language");
    JsonNode whole = agency.get(SITES + website).path("result");
    assertThat(whole.path("business_name").asString()).isEqualTo("Crumb & Co");
    assertThat(whole.path("custom_domain").isNull()).isTrue();
    assertThat(whole.path("preview_url").asString()).endsWith("/sites/" + website + "/");
    assertThat(whole.at("/custom_codes/header").isNull()).isTrue();
    assertThat(agency.get(SITES + "list?search=nobody").at("/result/total").asInt()).isZero();
    assertThat(agency.get(SITES + "list?page=x").at("/errors/0").asString()).startsWith("page: ");
  }

  @Test
  void whatAnUpdateLeavesUnsaidStays() throws Exception {
    String blogs = SITES + site() + "/blogs/";
    JsonNode made =
        agency.post(
            blogs + "create",
            """
            {"path":"/blog/hello","blog_content":"# Hello","seo":{"page_title":"Hello World"},
             "blog_settings":{"author":"Ann","category":"News"}}
            """);
    String id = made.at("/result/blog_id").asString();
    agency.post(blogs + id + "/update", "{\"blog_content\":\"Other *words*\"}");
    JsonNode kept = agency.get(blogs + id).path("result");
    assertThat(kept.path("name").asString()).isEqualTo("Hello World");
    assertThat(kept.at("/seo/page_title").asString()).isEqualTo("Hello World");
    assertThat(kept.at("/blog_settings/author").asString()).isEqualTo("Ann");
    assertThat(kept.at("/blog_settings/category").asString()).isEqualTo("News");
    assertThat(kept.at("/data/blocks/0/html").asString()).contains("<em>words</em>");
    assertThat(agency.get(blogs + "list?search=blog/hel").at("/result/total").asInt()).isOne();
  }

  /// The SDK's editor reads `meta_description`, and sends back all that it was told.
  @Test
  void aDescriptionIsToldUnderOneNameAndTakenUnderIt() throws Exception {
    String page = SITES + website + "/pages/" + made.at("/result/home_page_id").asString();
    JsonNode seo = agency.get(page + "/html").at("/result/seo");
    assertThat(seo.propertyNames()).containsExactly("page_title", "meta_description");
    assertThat(seo.path("meta_description").asString()).isNotEmpty();
    agency.call(
        "PATCH",
        page,
        "{\"seo\":{\"page_title\":\"Bread\",\"meta_description\":\"Fresh at six.\",\"noindex\":false}}");
    assertThat(agency.page(website, "/")).contains("content=\"Fresh at six.\"");
    String older = SITES + site() + "/pages/";
    String id =
        agency
            .post(
                older + "create",
                "{\"html\":\"<p>x</p>\",\"path\":\"old\",\"seo\":{\"page_description\":\"Said.\"}}")
            .at("/result/page_id")
            .asString();
    JsonNode kept = agency.get(older + id).at("/result/seo");
    assertThat(kept.path("page_description").asString()).isEqualTo("Said.");
    assertThat(kept.has("meta_description")).isFalse();
  }

  @Test
  void aDescriptionNobodyWroteFollowsTheText() throws Exception {
    String pages = SITES + site() + "/pages/";
    String id =
        agency
            .post(
                pages + "create",
                "{\"html\":\"<p>First text.</p>\",\"path\":\"t\",\"seo\":{\"page_title\":\"T\"}}")
            .at("/result/page_id")
            .asString();
    assertThat(description(pages + id)).isEqualTo("First text.");
    agency.post(pages + id + "/update", "{\"html\":\"<p>Second text.</p>\"}");
    assertThat(description(pages + id)).isEqualTo("Second text.");
    agency.post(
        pages + id + "/update",
        "{\"html\":\"<p>Third.</p>\",\"seo\":{\"meta_description\":\"About it.\"}}");
    agency.post(
        pages + id + "/update", "{\"html\":\"<p>Fourth.</p>\",\"seo\":{\"page_title\":\"U\"}}");
    agency.post(pages + id + "/update", "{\"html\":\"<p>Fifth.</p>\"}");
    assertThat(description(pages + id)).isEqualTo("About it.");
    String blogs = SITES + site() + "/blogs/";
    String post =
        agency
            .post(
                blogs + "create",
                "{\"path\":\"e\",\"blog_content\":\"One\",\"blog_settings\":{\"excerpt\":\"In short.\"}}")
            .at("/result/blog_id")
            .asString();
    agency.post(blogs + post + "/update", "{\"blog_content\":\"Two\"}");
    assertThat(description(blogs + post)).isEqualTo("In short.");
  }

  private static String description(String path) throws Exception {
    return agency.get(path).at("/result/seo/meta_description").asString();
  }

  @Test
  void whatCannotBeShownIsNotPretended() throws Exception {
    String settings = SITES + site() + "/settings";
    assertRefused("PUT", settings, "{\"fonts\":{\"heading\":\"Roboto\"}}", "fonts.heading: ");
    assertRefused("PUT", settings, "{\"theme\":{\"font\":\"Inter\"}}", "theme.font: ");
    assertRefused("PUT", settings, "{\"robots\":true}", "robots: Expected string");
    String same = "{\"theme\":{\"name\":\"grove\",\"primaryColor\":\"#0a7\",\"font\":\"Nunito\"}}";
    assertThat(agency.call("PUT", settings, same).at("/result/theme/primaryColor").asString())
        .isEqualTo("#00aa77");
    String asTheSdkSays = "{\"theme\":{\"primary_color\":\"#007bff\"}}";
    assertThat(
            agency.call("PUT", settings, asTheSdkSays).at("/result/theme/primaryColor").asString())
        .isEqualTo("#007bff");
  }

  @Test
  void settingsShowOnThePages() throws Exception {
    String id = site();
    JsonNode result =
        agency.call(
            "PUT",
            SITES + id + "/settings",
            """
            {"business_name":"Crust","language":"en-GB","theme":{"name":"gazette","primaryColor":"#aa3355"},
             "robots":"User-agent: *\\nDisallow: /","socials":{"twitter":"https://x.com/crust"}}
            """);
    assertThat(result.path("result").propertyNames())
        .contains("message", "website_id", "business_name", "theme", "robots");
    String home = agency.page(id, "/");
    assertThat(home).contains("Crust", "theme-gazette", "lang=\"en-GB\"");
    assertThat(agency.page(id, "/robots.txt")).isEqualTo("User-agent: *\nDisallow: /");
    assertRefused("PUT", SITES + id + "/settings", "{\"theme\":\"bootstrap\"}", "theme: ");
    assertRefused(
        "PUT",
        SITES + id + "/settings",
        "{\"custom_code_header\":\"<script>alert(1)</script>\"}",
        "custom_code_header: ");
    assertRefused("PUT", SITES + id + "/settings", "{\"language\":\"12\"}", "language: ");
  }

  @Test
  void aWebsiteIsSwitchedOffRenamedAndDeleted() throws Exception {
    String id = site();
    agency.call("PATCH", SITES + "update", "{\"record_id\":\"" + id + "\",\"activated\":false}");
    assertThat(status("/sites/" + id + "/")).isEqualTo(404);
    JsonNode renamed =
        agency.call(
            "PUT",
            SITES + "update",
            "{\"website_id\":\"" + id + "\",\"activated\":true,\"business_name\":\"Rye\"}");
    assertThat(renamed.at("/result/business_name").asString()).isEqualTo("Rye");
    assertThat(status("/sites/" + id + "/")).isEqualTo(200);
    JsonNode gone = agency.call("DELETE", SITES + "delete", "{\"website_id\":\"" + id + "\"}");
    assertThat(gone.at("/result/website_id").asString()).isEqualTo(id);
    assertThat(status("/sites/" + id + "/")).isEqualTo(404);
    assertThat(agency.get(SITES + id).path("message").asString()).isEqualTo("Website not found");
  }

  @Test
  void pagesOfTheJobAreListedUnderTheirIds() throws Exception {
    JsonNode list = agency.get(SITES + website + "/pages/list").path("result");
    assertThat(list.path("total").asInt())
        .isGreaterThanOrEqualTo(made.at("/result/pages_summary/total").asInt());
    JsonNode home = list.at("/list/0");
    assertThat(home.path("page_id")).isEqualTo(made.at("/result/home_page_id"));
    assertThat(home.path("status").asString()).isEqualTo("Active");
    assertThat(home.path("publish_date").isNumber()).isTrue();
    String page = SITES + website + "/pages/" + home.path("page_id").asString();
    JsonNode whole = agency.get(page).path("result");
    assertThat(whole.path("data").path("blocks").isEmpty()).isFalse();
    assertThat(agency.get(page + "/html").at("/result/html").asString())
        .startsWith("<!DOCTYPE html>")
        .contains("Crumb &amp; Co");
  }

  @Test
  void aPageOfOnesOwnIsPublishedChangedHiddenAndDeleted() throws Exception {
    String pages = SITES + website + "/pages/";
    JsonNode created =
        agency.post(
            pages + "create",
            """
            {"html":"<h1>Our ovens</h1><p onclick='x()'>Stone. <a href='/about'>About</a>\
             <a href='javascript:x'>no</a></p><script>alert(1)</script>","path":"/ovens",
             "seo":{"page_title":"Ovens"}}
            """);
    String id = created.at("/result/page_id").asString();
    assertThat(created.at("/result/publish_date").isNumber()).isTrue();
    String shown = agency.page(website, "/ovens/");
    assertThat(shown)
        .contains("Our ovens", "<h1>Ovens</h1>", "href=\"../about/\"")
        .doesNotContain("onclick", "<script>alert", "javascript:");
    JsonNode patched =
        agency.call("PATCH", pages + id, "{\"name\":\"The ovens\",\"path\":\"stoves\"}");
    assertThat(patched.path("result").propertyNames())
        .containsExactly("message", "page_id", "name", "path");
    assertThat(agency.page(website, "/stoves/")).contains("Our ovens");
    assertThat(agency.page(website, "/")).contains("href=\"stoves/\"");
    assertThat(agency.answer("POST", pages + id + "/unpublish", null).body())
        .contains("Page unpublished successfully");
    assertThat(status("/sites/" + website + "/stoves/")).isEqualTo(404);
    assertThat(agency.get(pages + id).at("/result/status").asString()).isEqualTo("Archive");
    agency.post(pages + id + "/update", "{\"page_content\":\"<p>Electric now.</p>\"}");
    assertThat(agency.page(website, "/stoves/")).contains("Electric now.");
    assertThat(agency.call("DELETE", pages + id, null).at("/result/page_id").asString())
        .isEqualTo(id);
    assertThat(status("/sites/" + website + "/stoves/")).isEqualTo(404);
  }

  @Test
  void aWholeDocumentIsServedAsItIsAndNothingRunsInIt() throws Exception {
    String html =
        "<!doctype html><html><head><style>p{color:red}</style></head><body><p>Hi</p></body></html>";
    agency.post(
        SITES + website + "/pages/create",
        TestServer.JSON.writeValueAsString(Map.of("html", html, "path", "plain")));
    HttpResponse<String> page =
        agency.server().send("GET", "/sites/" + website + "/plain/", null, null);
    assertThat(page.body()).isEqualTo(html);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "sandbox ")
        .doesNotContain("script-src", "allow-scripts", "allow-forms");
  }

  @Test
  void aDrawingThatIsHandedInRunsNothingEither() throws Exception {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    String file = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String upload = SITES + website + "/media/upload";
    String body =
        TestServer.JSON.writeValueAsString(Map.of("file_base64", file, "file_name", "a.svg"));
    assertThat(agency.post(upload, body).at("/result/media_type").asString()).isEqualTo("images");
    HttpResponse<String> drawing =
        agency.server().send("GET", "/sites/" + website + "/media/a.svg", null, null);
    assertThat(drawing.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'")
        .endsWith("sandbox");
    assertRefused(
        "POST",
        upload,
        "{\"file_base64\":\"!!!\",\"file_name\":\"a.png\"}",
        "file_base64: Invalid base64");
  }

  @Test
  void whereThereIsNoWebsiteThatIsSaid() throws Exception {
    HttpResponse<String> nothing = agency.server().send("GET", "/sites/website_nope/", null, null);
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("There is no website at this address");
  }

  @Test
  void postsAreWrittenInMarkdown() throws Exception {
    String blogs = SITES + website + "/blogs/";
    JsonNode created =
        agency.post(
            blogs + "create",
            """
            {"path":"/blog/rye","blog_content":"## Why rye\\n\\nIt *keeps*.\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |",
             "seo":{"page_title":"Rye bread"},"blog_settings":{"author":"Ada","category":"Bread","read_time":"2 min"}}
            """);
    String id = created.at("/result/blog_id").asString();
    assertThat(agency.page(website, "/blog/rye/"))
        .contains("<em>keeps</em>", "<table>", "Rye bread", "Ada");
    JsonNode whole = agency.get(blogs + id).path("result");
    assertThat(whole.at("/blog_settings/read_time").asString()).isEqualTo("2 min");
    assertThat(agency.get(blogs + id + "/html").at("/result/blog_content").asString())
        .startsWith("## Why rye");
    assertThat(agency.get(blogs + "list?search=rye").at("/result/list/0/path").asString())
        .isEqualTo("/blog/rye");
    assertRefused(
        "POST",
        blogs + "create",
        "{\"path\":\"rye\",\"blog_content\":\"x\"}",
        "path: /blog/rye is taken");
    assertRefused("POST", blogs + "create", "{\"path\":\"a/b\"}", "blog_content: Required");
    assertThat(agency.call("DELETE", blogs + id, null).at("/result/message").asString())
        .isEqualTo("Blog deleted successfully");
  }

  @Test
  void clientsHaveLimitsAndWebsites() throws Exception {
    String path = "/v1/workspace/client/";
    JsonNode client =
        agency
            .post(
                path + "create",
                "{\"email\":\"ann@example.com\",\"name\":\"Ann\",\"credit_limit\":50}")
            .path("result");
    assertThat(client.propertyNames())
        .containsExactly(
            "client_id",
            "email",
            "created_date",
            "full_name",
            "suspended",
            "website_limit",
            "credit_limit");
    String id = client.path("client_id").asString();
    assertRefused(
        "POST", path + "create", "{\"email\":\"ANN@example.com\"}", "Client already exists");
    assertRefused("POST", path + "create", "{\"email\":\"ann\"}", "email: Invalid email");
    String assign = "{\"website_id\":\"%s\",\"client_id\":\"%s\"}";
    assertThat(
            agency
                .post(SITES + "assign", assign.formatted(site(), id))
                .at("/result/client_id")
                .asString())
        .isEqualTo(id);
    assertRefused(
        "POST", SITES + "assign", assign.formatted(site(), id), "Client website limit reached");
    agency.call("PUT", path + "update", "{\"record_id\":\"" + id + "\",\"website_limit\":2}");
    String order =
        "{\"prompt\":\"A website for Ann, a gardener in York\",\"client\":{\"email\":\"ann@example.com\"}}";
    JsonNode batch =
        agency.post(
            Agency.BASE + "website/batch",
            "{\"items\":["
                + order
                + ","
                + order
                + ",{\"prompt\":\"A website for nobody at all\",\"client\":{\"client_id\":\"client_x\"}}]}");
    assertThat(batch.at("/items/0/success").asBoolean()).isTrue();
    assertThat(batch.at("/items/1/error").asString()).isEqualTo("Client website limit reached");
    assertThat(batch.at("/items/2/error").asString()).isEqualTo("Client not found");
    assertThat(agency.get(path + "list?search=ann").at("/result/total").asInt()).isEqualTo(1);
    assertThat(
            agency
                .call("DELETE", path + "delete", "{\"client_id\":\"" + id + "\"}")
                .at("/result/client_id")
                .asString())
        .isEqualTo(id);
  }

  @Test
  void creditsAreToldTwiceAndAllotted() throws Exception {
    JsonNode credits = agency.get("/v1/ai/credits");
    assertThat(credits.path("data")).isEqualTo(credits.path("result"));
    assertThat(credits.at("/data/balance/current_balance/monthly/used").asInt()).isPositive();
    String id =
        agency
            .post("/v1/workspace/client/create", "{\"email\":\"bob@example.com\"}")
            .at("/result/client_id")
            .asString();
    JsonNode allotted =
        agency.post(
            "/v1/ai/credits/client/allocate",
            "{\"client_id\":\"" + id + "\",\"credit_type\":\"monthly\",\"amount\":25}");
    assertThat(allotted.at("/data/balance/total").asInt()).isEqualTo(25);
    JsonNode theirs = agency.get("/v1/ai/credits/client?client_id=" + id);
    assertThat(theirs.at("/result/balance/current_balance/monthly/available").asInt())
        .isEqualTo(25);
    assertRefused("GET", "/v1/ai/credits/client", null, "client_id: Required");
    assertRefused(
        "POST",
        "/v1/ai/credits/client/allocate",
        "{\"client_id\":\"" + id + "\",\"credit_type\":\"monthly\",\"amount\":0}",
        "amount: Number must be greater than or equal to 1");
  }

  @Test
  void theWorkspaceIsNamedAndAnswersTools() throws Exception {
    JsonNode changed =
        agency.call("PATCH", "/v1/workspace", "{\"business_name\":\"Agency\",\"language\":\"en\"}");
    assertThat(changed.at("/result/business_name").asString()).isEqualTo("Agency");
    JsonNode workspace = agency.get("/v1/workspace").path("result");
    assertThat(workspace.path("workspace_name").asString()).isEqualTo("Agency");
    assertThat(workspace.path("webhook_url").isNull()).isTrue();
    assertThat(workspace.path("email").asString()).isEqualTo("agency@example.com");
    assertThat(agency.answer("GET", "/v1/workspace/automations/workspaces", null).statusCode())
        .isEqualTo(200);
    assertThat(agency.get("/v1/workspace/analytics").at("/result/total_websites").asInt())
        .isPositive();
    agency.page(website, "/");
    assertThat(agency.get(SITES + website + "/analytics").at("/result/total_requests").asInt())
        .isPositive();
    assertThat(agency.get("/v1/workspace/team").at("/result/total").asInt()).isZero();
  }

  @Test
  void aDomainLeadsToItsWebsite() throws Exception {
    String id = site();
    JsonNode added = agency.post(SITES + id + "/domain", "{\"domain\":\"WWW.Crumb.example\"}");
    assertThat(added.at("/result/domain").asString()).isEqualTo("www.crumb.example");
    assertThat(added.at("/result/dns_records/0/record_type").asString()).isEqualTo("A");
    assertThat(agency.get(SITES + id).at("/result/verified_domain").isNull()).isTrue();
    String home = hosted("www.crumb.example", "/");
    assertThat(home).startsWith("HTTP/1.1 200").contains("Crumb &amp; Co");
    assertThat(home).contains("rel=\"canonical\" href=\"http://www.crumb.example/\"");
    assertThat(hosted("www.crumb.example", "/about")).startsWith("HTTP/1.1 301");
    assertThat(hosted("www.crumb.example", "/v1/workspace")).startsWith("HTTP/1.1 404");
    assertThat(hosted("other.example", "/health/live")).startsWith("HTTP/1.1 200");
    assertThat(agency.get(SITES + id).at("/result/verified_domain").asString())
        .isEqualTo("www.crumb.example");
    assertRefused(
        "POST",
        SITES + website + "/domain",
        "{\"domain\":\"www.crumb.example\"}",
        "domain: www.crumb.example is another website's");
    assertRefused("POST", SITES + id + "/domain", "{\"domain\":\"nonsense\"}", "domain: Invalid");
  }

  @Test
  void mediaIsServedBesideThePages() throws Exception {
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String upload = SITES + website + "/media/upload";
    JsonNode kept =
        agency.post(upload, "{\"file_base64\":\"" + base64 + "\",\"file_name\":\"My Logo.svg\"}");
    assertThat(kept.at("/result/url").asString()).endsWith("/media/my-logo.svg");
    assertThat(agency.page(website, "/media/my-logo.svg")).isEqualTo(svg);
    JsonNode batch =
        agency.post(
            upload + "/batch",
            "{\"files\":[{\"file_base64\":\""
                + base64
                + "\",\"file_name\":\"a.svg\"},"
                + "{\"file_base64\":\""
                + base64
                + "\",\"file_name\":\"a.html\"}]}");
    assertThat(batch.at("/result/successful").asInt()).isEqualTo(1);
    assertThat(batch.at("/result/uploaded/1/error").asString()).startsWith("file_name: ");
  }

  @Test
  void aWorkflowIsAlsoFoundByItsInstance() throws Exception {
    JsonNode created = agency.post(Agency.BASE + "website", Agency.prompt(Agency.BAKERY));
    agency.ended(created);
    String instance = created.path("instance_id").asString();
    JsonNode one = agency.get("/v1/ai/workflows/" + instance);
    assertThat(one.path("workflow_name").asString()).isEqualTo("website");
    assertThat(one.path("status").asString()).isEqualTo("completed");
    assertThat(one.path("output").path("website_id")).isEqualTo(created.path("website_id"));
    JsonNode list =
        agency.get(
            "/v1/ai/workflows?status=completed&website_id="
                + created.path("website_id").asString());
    assertThat(list.at("/data/0/workflow_instance_id").asString()).isEqualTo(instance);
    assertRefused(
        "POST", "/ai/workflows/terminate/" + instance, null, "Workflow has already ended");
  }

  @Test
  void aWorkflowIsStartedByNameAndTerminated() throws Exception {
    JsonNode started =
        agency.post(
            "/v1/ai/workflows/start",
            "{\"workflow_name\":\"website\",\"params\":{\"prompt\":\"A website for a florist in Bath\","
                + "\"schedule_at\":\"2099-01-01T00:00:00Z\"}}");
    assertThat(started.path("status").asString()).isEqualTo("queued");
    String instance = started.path("instance_id").asString();
    assertThat(agency.answer("POST", "/ai/workflows/terminate/" + instance, null).statusCode())
        .isEqualTo(200);
    JsonNode status = agency.get(Agency.BASE + "website/status/" + instance.replace("wf_", "rec_"));
    assertThat(status.path("error").asString()).isEqualTo("Workflow cancelled");
    assertThat(agency.get("/v1/ai/workflows/" + instance).path("status").asString())
        .isEqualTo("terminated");
  }

  @Test
  void anythingButJsonIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(agency.server().address() + Agency.BASE + "website"))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(Agency.prompt(Agency.BAKERY)))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("Unsupported media type");
  }

  private static void assertRefused(String method, String path, @Nullable String body, String error)
      throws Exception {
    HttpResponse<String> refused = agency.answer(method, path, body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(TestServer.json(refused).at("/errors/0").asString()).startsWith(error);
  }

  private static String site() throws Exception {
    return agency.website(Agency.BAKERY).at("/result/website_id").asString();
  }

  private static int status(String path) throws Exception {
    return agency.server().send("GET", path, null, null).statusCode();
  }

  /// The whole answer to a request under that name of host.
  private static String hosted(String host, String path) throws Exception {
    URI server = URI.create(agency.server().address());
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
