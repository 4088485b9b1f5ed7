package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.credit.Credits;
import dev.sheaf.llm.StubProvider;
import dev.sheaf.llm.StubSites;
import dev.sheaf.tenant.Keys;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Websites by a model that fails at some pages, at all, or tries to put markup into them.
class LindoModelTest {

  private static final String PROMPT = "A website for the bakery 'Crumb' in Leeds";

  private final StubProvider stub = StubProvider.start();
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

  @AfterEach
  void close() {
    agency.server().close();
    stub.close();
  }

  private JsonNode website(int pages, String failing) throws Exception {
    stub.answering(asked -> StubSites.answer(asked, pages, failing));
    return agency.website(PROMPT);
  }

  @Test
  void oneFailedPageMakesItPartialAndIsNotCharged() throws Exception {
    JsonNode status = website(5, "gallery");
    assertThat(status.path("status").asString()).isEqualTo("partial");
    assertThat(status.path("message").asString())
        .isEqualTo("Website created with errors. 4 of 5 pages complete, 1 failed.");
    assertThat(status.at("/result/pages_summary").toString())
        .isEqualTo("{\"total\":5,\"complete\":4,\"running\":0,\"errored\":1}");
    JsonNode gallery = status.at("/result/pages/3");
    assertThat(gallery.path("slug").asString()).isEqualTo("gallery");
    assertThat(gallery.path("status").asString()).isEqualTo("errored");
    assertThat(gallery.path("error_message").asString()).isNotEmpty();
    assertThat(gallery.has("page_id")).isFalse();
    assertThat(left()).isEqualTo(1000 - 40);
    String website = status.at("/result/website_id").asString();
    assertThat(agency.page(website, "/")).doesNotContain("href=\"gallery/\"");
    assertThat(
            agency
                .get("/v1/workspace/website/" + website + "/pages/list")
                .at("/result/total")
                .asInt())
        .isEqualTo(4);
  }

  @Test
  void whereAllPagesFailItIsErroredAndCostsNothing() throws Exception {
    JsonNode status = website(3, "all");
    assertThat(status.path("status").asString()).isEqualTo("errored");
    assertThat(status.at("/result/pages_summary/errored").asInt()).isEqualTo(3);
    assertThat(status.path("error")).isEqualTo(status.at("/result/pages/0/error_message"));
    assertThat(status.path("message").asString()).startsWith("Website creation failed: ");
    assertThat(left()).isEqualTo(1000);
  }

  @Test
  void nothingThatAModelSaysRuns() throws Exception {
    JsonNode status = website(2, "none");
    assertThat(status.path("status").asString()).isEqualTo("complete");
    String home = agency.page(status.at("/result/website_id").asString(), "/");
    assertThat(home)
        .contains("&lt;script&gt;boom()&lt;/script&gt;", "{{boom}}", "${boom}")
        .doesNotContain("<script>", "<img src=x", "javascript:");
  }

  private long left() {
    TestServer server = agency.server();
    return server
        .bean(Credits.class)
        .balance(server.bean(Keys.class).defaultOrganisation())
        .total();
  }
}
