package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.credit.Credits;
import dev.sheaf.tenant.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Work is paid for when it is done, and never more than there is.
class CreditStoryTest {

  @Test
  void aWebsiteOfWhichOnlySomePagesAreAffordableIsRefusedWhole() throws Exception {
    try (TestServer server = server("30")) {
      Agency agency = new Agency(server);
      JsonNode created = agency.post(Agency.BASE + "website", Agency.prompt(Agency.BAKERY));
      JsonNode status = agency.ended(created);
      assertThat(status.path("status").asString()).isEqualTo("errored");
      assertThat(status.path("error").asString())
          .isEqualTo("Insufficient credits: monthly limit reached");
      assertThat(status.path("message").asString())
          .isEqualTo("Website creation failed: Insufficient credits: monthly limit reached");
      assertThat(status.propertyNames()).doesNotContain("result");
      assertThat(left(server)).isEqualTo(30);
    }
  }

  @Test
  void aCompleteWebsiteCostsItsPagesAndAFailedEditNothing() throws Exception {
    try (TestServer server = server("1000")) {
      Agency agency = new Agency(server);
      JsonNode website = agency.website(Agency.BAKERY);
      int pages = website.at("/result/pages_summary/total").asInt();
      assertThat(left(server)).isEqualTo(1000 - 10 * pages);
      String edit =
          Agency.BASE + "website/" + website.at("/result/website_id").asString() + "/edit";
      agency.ended(agency.post(edit, Agency.prompt("Make the vibes immaculate somehow")));
      assertThat(left(server)).isEqualTo(1000 - 10 * pages);
    }
  }

  @Test
  void aBatchIsAcceptedAsFarAsTheCreditsGoAndNothingIsOverdrawn() throws Exception {
    try (TestServer server = server("100")) {
      Agency agency = new Agency(server);
      String website = agency.site();
      long left = left(server);
      String order = Agency.prompt("Write a post about sourdough bread");
      String items = (order + ",").repeat(9) + order;
      JsonNode batch =
          agency.post(
              Agency.BASE + "website/" + website + "/blog/batch", "{\"items\":[" + items + "]}");
      assertThat(batch.path("succeeded").asLong()).isEqualTo(left / 10);
      assertThat(batch.at("/items/9").toString())
          .isEqualTo(
              "{\"success\":false,\"error\":\"Insufficient credits: monthly limit reached\"}");
      List<String> ended = new ArrayList<>();
      for (JsonNode item : batch.path("items")) {
        if (item.path("success").asBoolean()) {
          ended.add(agency.ended(item).path("status").asString());
        }
      }
      assertThat(ended).containsOnly("complete");
      assertThat(left(server)).isZero();
    }
  }

  private static TestServer server(String monthly) {
    return new TestServer(Map.of("credits-monthly", monthly));
  }

  private static long left(TestServer server) {
    Keys keys = server.bean(Keys.class);
    return server.bean(Credits.class).balance(keys.defaultOrganisation()).total();
  }
}
