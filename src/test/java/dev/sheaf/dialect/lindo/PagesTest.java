package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Pages are listed, handed in, described, hidden and deleted (contract, 3.2).
class PagesTest {

  private static Agency agency;
  private static JsonNode made;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of());
    made = agency.website(Agency.BAKERY);
    website = made.at("/result/website_id").asString();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @Test
  void pagesOfTheJobAreListedUnderTheirIds() throws Exception {
    JsonNode list = agency.get(Agency.SITES + website + "/pages/list").path("result");
    assertThat(list.path("total").asInt())
        .isGreaterThanOrEqualTo(made.at("/result/pages_summary/total").asInt());
    JsonNode home = list.at("/list/0");
    assertThat(home.path("page_id")).isEqualTo(made.at("/result/home_page_id"));
    assertThat(home.path("status").asString()).isEqualTo("Active");
    assertThat(home.path("publish_date").isNumber()).isTrue();
    String page = Agency.SITES + website + "/pages/" + home.path("page_id").asString();
    JsonNode whole = agency.get(page).path("result");
    assertThat(whole.path("data").path("blocks").isEmpty()).isFalse();
    assertThat(agency.get(page + "/html").at("/result/html").asString())
        .startsWith("<!DOCTYPE html>")
        .contains("Crumb &amp; Co");
  }

  @Test
  void aPageOfOnesOwnIsPublishedChangedHiddenAndDeleted() throws Exception {
    String pages = Agency.SITES + website + "/pages/";
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
    assertThat(agency.status("/sites/" + website + "/stoves/")).isEqualTo(404);
    assertThat(agency.get(pages + id).at("/result/status").asString()).isEqualTo("Archive");
    agency.post(pages + id + "/update", "{\"page_content\":\"<p>Electric now.</p>\"}");
    assertThat(agency.page(website, "/stoves/")).contains("Electric now.");
    assertThat(agency.call("DELETE", pages + id, null).at("/result/page_id").asString())
        .isEqualTo(id);
    assertThat(agency.status("/sites/" + website + "/stoves/")).isEqualTo(404);
  }

  @Test
  void aWholeDocumentIsServedAsItIsAndNothingRunsInIt() throws Exception {
    String html =
        "<!doctype html><html><head><style>p{color:red}</style></head><body><p>Hi</p></body></html>";
    agency.post(
        Agency.SITES + website + "/pages/create",
        TestServer.JSON.writeValueAsString(Map.of("html", html, "path", "plain")));
    HttpResponse<String> page =
        agency.server().send("GET", "/sites/" + website + "/plain/", null, null);
    assertThat(page.body()).isEqualTo(html);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "sandbox ")
        .doesNotContain("script-src", "allow-scripts", "allow-forms");
  }

  /// The SDK's editor reads `meta_description`, and sends back all that it was told.
  @Test
  void aDescriptionIsToldUnderOneNameAndTakenUnderIt() throws Exception {
    String page = Agency.SITES + website + "/pages/" + made.at("/result/home_page_id").asString();
    JsonNode seo = agency.get(page + "/html").at("/result/seo");
    assertThat(seo.propertyNames()).containsExactly("page_title", "meta_description");
    assertThat(seo.path("meta_description").asString()).isNotEmpty();
    agency.call(
        "PATCH",
        page,
        "{\"seo\":{\"page_title\":\"Bread\",\"meta_description\":\"Fresh at six.\",\"noindex\":false}}");
    assertThat(agency.page(website, "/")).contains("content=\"Fresh at six.\"");
    String older = Agency.SITES + agency.site() + "/pages/";
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
    String pages = Agency.SITES + agency.site() + "/pages/";
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
    String blogs = Agency.SITES + agency.site() + "/blogs/";
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
}
