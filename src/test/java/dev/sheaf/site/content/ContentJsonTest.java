package dev.sheaf.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContentJsonTest {

  private static final SiteContent SITE = SampleSite.of(Theme.ATELIER, "#B4552D");

  @Test
  void aSiteReadsBackAndWritesTheSameBytes() {
    String json = ContentJson.write(SITE);
    assertThat(ContentJson.readSite(json)).isEqualTo(SITE);
    assertThat(ContentJson.write(ContentJson.readSite(json))).isEqualTo(json);
  }

  @Test
  void pagesAndPostsReadBackAlone() {
    PageContent page = SITE.pages().getFirst();
    PostContent post = SITE.posts().getFirst();
    assertThat(ContentJson.readPage(ContentJson.write(page))).isEqualTo(page);
    assertThat(ContentJson.readPage(ContentJson.tree(page))).isEqualTo(page);
    assertThat(ContentJson.readPost(ContentJson.write(post))).isEqualTo(post);
  }

  @Test
  void theFormIsPlainToRead() {
    assertThat(ContentJson.write(SITE))
        .startsWith("{\"name\":\"Alder & Oak\",\"tagline\":")
        .contains("\"theme\":\"atelier\",\"palette\":\"#b4552d\"")
        .contains("{\"type\":\"hero\",\"eyebrow\":\"Joinery since 1987\"")
        .contains("\"answer\":[{\"text\":\"Yes; \",\"style\":\"plain\",\"link\":null}")
        .contains("\"published\":\"2026-05-05T08:00:00Z\"");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    refused("{\"type\":\"hero\",\"actions\":[]}", "hero's heading is missing");
    refused("{\"type\":\"marquee\"}", "marquee");
    refused("{\"type\":\"hero\",\"heading\":\"x\",\"actions\":[],\"html\":\"<b>\"}", "html");
    refused("{\"type\":\"hero\",\"heading\":7,\"actions\":[]}", "heading");
    refused(
        "{\"type\":\"call_to_action\",\"heading\":\"x\",\"actions\":[{\"label\":\"a\",\"link\":"
            + "\"javascript:alert(1)\"}]}",
        "/blocks/0/actions/0");
    refused("{\"type\":\"post_list\",\"heading\":\"x\",\"limit\":null}", "limit");
    refused("{\"type\":\"hero\",\"heading\":\"x\",\"heading\":\"y\",\"actions\":[]}", "heading");
  }

  @Test
  void whatWritersLeaveBehindIsTidied() {
    String untidy =
        "{\"slug\":\"a\",\"title\":\" Two\\n lines \",\"description\":\"d\\u0000\\u202e\",\"purpose\":\"p\","
            + "\"blocks\":[{\"type\":\"prose\",\"passages\":[{\"type\":\"paragraph\",\"text\":["
            + "{\"text\":\"one\\r\\n\",\"style\":\"plain\"},{\"text\":\"two\",\"style\":\"strong\"}]}]}]}";
    PageContent page =
        ContentJson.readPage(ContentJson.tidied(JsonMapper.shared().readTree(untidy)));
    assertThat(page.title()).isEqualTo("Two lines");
    assertThat(page.description()).isEqualTo("d");
    assertThat(ContentJson.write(page)).contains("\"one \"", "\"two\"");
  }

  private static void refused(String block, String reason) {
    String page =
        "{\"slug\":\"a\",\"title\":\"t\",\"description\":\"d\",\"purpose\":\"p\",\"blocks\":["
            + block
            + "]}";
    assertThatThrownBy(() -> ContentJson.readPage(page))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(reason);
  }
}
