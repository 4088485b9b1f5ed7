package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Edits change what they are asked to, as a draft or at once, and leave the rest alone.
class EditTest {

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
  void aPublishedEditShowsAndLeavesTheOtherPagesByteForByte() throws Exception {
    String website = agency.site();
    String about = agency.page(website, "/about/");
    JsonNode status = edit(website, "Change the headline to \"Bread worth rising for\"", true);
    assertThat(status.path("status").asString()).isEqualTo("complete");
    assertThat(status.path("message").asString()).isEqualTo("Website updated. 1 page changed.");
    assertThat(status.at("/result/pages_changed").asInt()).isEqualTo(1);
    JsonNode page = status.at("/result/updated_pages/0");
    assertThat(page.path("path").asString()).isEqualTo("/");
    assertThat(page.path("page_id").asString()).startsWith("page_");
    assertThat(agency.page(website, "/")).contains("Bread worth rising for");
    assertThat(agency.page(website, "/about/")).isEqualTo(about);
  }

  @Test
  void aDraftIsNotShownUntilAnEditIsPublished() throws Exception {
    String website = agency.site();
    String before = agency.page(website, "/");
    JsonNode draft = edit(website, "Change the headline to \"A draft of a headline\"", false);
    assertThat(draft.at("/result/pages_changed").asInt()).isEqualTo(1);
    assertThat(agency.page(website, "/")).isEqualTo(before);
    edit(website, "Rename the site to \"Crust & Co\"", true);
    assertThat(agency.page(website, "/"))
        .contains("A draft of a headline")
        .contains("Crust &amp; Co");
  }

  @Test
  void anEditThatIsNotUnderstoodSaysSoAndChangesNothing() throws Exception {
    String website = agency.site();
    String before = agency.page(website, "/");
    JsonNode status = edit(website, "Make the vibes immaculate somehow", true);
    assertThat(status.path("status").asString()).isEqualTo("errored");
    assertThat(status.path("message").asString()).startsWith("Website edit failed: ");
    assertThat(status.propertyNames()).doesNotContain("result");
    assertThat(agency.page(website, "/")).isEqualTo(before);
  }

  @Test
  void theEditOfAnUnknownWebsiteIsNotFound() throws Exception {
    JsonNode refused =
        agency.post(Agency.BASE + "website/website_x/edit", Agency.prompt("Change the headline"));
    assertThat(refused.path("message").asString()).isEqualTo("Website not found");
  }

  private static JsonNode edit(String website, String prompt, boolean publish) throws Exception {
    String body = TestServer.JSON.writeValueAsString(Map.of("prompt", prompt, "publish", publish));
    JsonNode created = agency.post(Agency.BASE + "website/" + website + "/edit", body);
    assertThat(created.path("status_url").asString())
        .isEqualTo("/v1/ai/workspace/website/edit/status/" + created.path("record_id").asString());
    return agency.ended(created);
  }
}
