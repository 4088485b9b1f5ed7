package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A workspace, its clients and its credits (contract, 3.4 to 3.6).
class WorkspaceTest {

  private static Agency agency;
  private static String website;

  @BeforeAll
  static void open() throws Exception {
    agency = Agency.with(Map.of("workspace-email", "agency@example.com"));
    website = agency.site();
  }

  @AfterAll
  static void close() {
    agency.server().close();
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
    agency.assertRefused(
        "POST", path + "create", "{\"email\":\"ANN@example.com\"}", "Client already exists");
    agency.assertRefused("POST", path + "create", "{\"email\":\"ann\"}", "email: Invalid email");
    String assign = "{\"website_id\":\"%s\",\"client_id\":\"%s\"}";
    assertThat(
            agency
                .post(Agency.SITES + "assign", assign.formatted(agency.site(), id))
                .at("/result/client_id")
                .asString())
        .isEqualTo(id);
    agency.assertRefused(
        "POST",
        Agency.SITES + "assign",
        assign.formatted(agency.site(), id),
        "Client website limit reached");
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
    agency.assertRefused("GET", "/v1/ai/credits/client", null, "client_id: Required");
    agency.assertRefused(
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
    assertThat(
            agency.get(Agency.SITES + website + "/analytics").at("/result/total_requests").asInt())
        .isPositive();
    assertThat(agency.get("/v1/workspace/team").at("/result/total").asInt()).isZero();
  }
}
