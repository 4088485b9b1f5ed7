package dev.sheaf.dialect.lindo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Jobs under the generic names of workflows, which are of all kinds (contract, 2.5).
class WorkflowsTest {

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
    agency.assertRefused(
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
}
