package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Blog posts are written and changed (contract, 3.3).
class PostsTest {

  private static Agency agency;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of());
    website = agency.site();
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @Test
  void whatAnUpdateLeavesUnsaidStays() throws Exception {
    String blogs = Agency.SITES + agency.site() + "/blogs/";
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

  @Test
  void postsAreWrittenInMarkdown() throws Exception {
    String blogs = Agency.SITES + website + "/blogs/";
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
    agency.assertRefused(
        "POST",
        blogs + "create",
        "{\"path\":\"rye\",\"blog_content\":\"x\"}",
        "path: /blog/rye is taken");
    agency.assertRefused("POST", blogs + "create", "{\"path\":\"a/b\"}", "blog_content: Required");
    assertThat(agency.call("DELETE", blogs + id, null).at("/result/message").asString())
        .isEqualTo("Blog deleted successfully");
  }
}
