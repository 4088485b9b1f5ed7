package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an owner does not want search engines to list.
class NoindexTest {

  private static final String META = "<meta name=\"robots\" content=\"noindex\">";

  private static Agency agency;

  @BeforeAll
  static void open() {
    agency = Agency.with(Map.of());
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @Test
  void aPageWithNoindexSaysSoAndLeavesTheSiteMap() throws Exception {
    JsonNode website = agency.website(Agency.BAKERY).path("result");
    String id = website.path("website_id").asString();
    String slug = website.at("/pages/1/slug").asString();
    String page = pages(id) + website.at("/pages/1/page_id").asString();
    assertThat(agency.page(id, "/" + slug + "/")).doesNotContain(META);
    assertThat(agency.page(id, "/sitemap.xml")).contains("/" + slug + "/</loc>");

    agency.call("PATCH", page, "{\"seo\":{\"noindex\":true}}");
    assertThat(agency.get(page).at("/result/seo/noindex").asBoolean()).isTrue();
    assertThat(agency.page(id, "/" + slug + "/")).contains(META);
    assertThat(agency.page(id, "/")).doesNotContain(META);
    assertThat(agency.page(id, "/sitemap.xml"))
        .doesNotContain("/" + slug + "/</loc>")
        .contains("/sites/" + id + "/</loc>");

    agency.call("PATCH", page, "{\"seo\":{\"noindex\":false}}");
    assertThat(agency.page(id, "/" + slug + "/")).doesNotContain(META);
    assertThat(agency.page(id, "/sitemap.xml")).contains("/" + slug + "/</loc>");
  }

  @Test
  void soDoesAPost() throws Exception {
    String id = agency.site();
    String blogs = "/v1/workspace/website/" + id + "/blogs/create";
    for (String flag : new String[] {"true", "false"}) {
      agency.post(
          blogs,
          "{\"path\":\"is-%s\",\"blog_content\":\"Bread\",\"seo\":{\"page_title\":\"T\",\"noindex\":%s}}"
              .formatted(flag, flag));
    }
    assertThat(agency.page(id, "/blog/is-true/")).contains(META);
    assertThat(agency.page(id, "/blog/is-false/")).doesNotContain(META);
    assertThat(agency.page(id, "/sitemap.xml"))
        .contains("blog/is-false/")
        .doesNotContain("blog/is-true/");
  }

  @Test
  void soDoesADocumentOfAClientsOwnWhateverItsHead() throws Exception {
    String id = agency.site();
    String[][] documents = {
      {
        "a",
        "<!DOCTYPE html><html lang=\\\"en\\\"><head><title>T</title></head><body>x</body></html>"
      },
      {"b", "<!doctype html><html><body>x</body></html>"},
      {"c", "<!doctype html><p>x</p>"}
    };
    for (String[] document : documents) {
      agency.post(
          pages(id) + "create",
          "{\"path\":\"%s\",\"html\":\"%s\",\"seo\":{\"page_title\":\"T\",\"noindex\":true}}"
              .formatted(document[0], document[1]));
    }
    assertThat(agency.page(id, "/a/"))
        .isEqualTo(
            "<!DOCTYPE html><html lang=\"en\"><head>"
                + META
                + "<title>T</title></head><body>x</body></html>");
    assertThat(agency.page(id, "/b/"))
        .isEqualTo("<!doctype html><html>" + META + "<body>x</body></html>");
    assertThat(agency.page(id, "/c/")).isEqualTo("<!doctype html>" + META + "<p>x</p>");
  }

  @Test
  void aWholeWebsiteIsLeftOutByItsRobots() throws Exception {
    String id = agency.site();
    String settings = "/v1/workspace/website/" + id + "/settings";
    agency.call("PUT", settings, "{\"robots\":\"noindex, nofollow\"}");
    assertThat(agency.page(id, "/")).contains(META);
    assertThat(agency.page(id, "/sitemap.xml")).doesNotContain("<loc>");
    assertThat(agency.page(id, "/robots.txt")).contains("Allow: /");
    agency.call("PUT", settings, "{\"robots\":\"User-agent: *\\nDisallow: /noindex\"}");
    assertThat(agency.page(id, "/")).doesNotContain(META);
    assertThat(agency.page(id, "/robots.txt")).contains("Disallow: /noindex");
    agency.call("PUT", settings, "{\"robots\":\"index, follow\"}");
    assertThat(agency.page(id, "/")).doesNotContain(META);
    assertThat(agency.page(id, "/sitemap.xml")).contains("<loc>");
  }

  @Test
  void anythingButABooleanIsRefused() throws Exception {
    String id = agency.site();
    HttpResponse<String> refused =
        agency.answer(
            "POST",
            pages(id) + "create",
            "{\"html\":\"<p>x</p>\",\"path\":\"x\",\"seo\":{\"noindex\":\"yes\"}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).at("/errors/0").asString())
        .isEqualTo("seo.noindex: Expected boolean, received string");
  }

  private static String pages(String id) {
    return "/v1/workspace/website/" + id + "/pages/";
  }
}
