package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import dev.sheaf.tenant.ApiKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Runs over HTTP (2.7 to 2.11).
class RunsTest {

  private static final Set<String> FIELDS =
      Set.of(
          "id org_id flow_id model_id comfyui_workflow_id target_type target_version status_code source_code input output context duration_ms cost cost_breakdown nodes_total nodes_completed resolved_template_id batch_id client_ref jurisdiction_code flow_version_id request_id created_by created_at started_at completed_at callback_url metadata has_logs has_node_runs links failure_code failure_message failure_stage_code feedback_is_positive feedback_reason source_chat_message_id current_evaluation_summary model error finished_at node_runs logs flow"
              .split(" "));

  private static RunflowServer server;

  @BeforeAll
  static void start() {
    server = new RunflowServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aRunIsAcceptedFollowedAndDone() throws Exception {
    String body =
        "{\"input\":{\"Aux Reference 1\":1.50,\"client_ref\":\"mine\"},\"client_ref\":\"r-1\",\"metadata\":{\"a\":1}}";
    Reply created =
        server.send("POST", "/v1/models/builtin/echo/runs", body, Map.of("X-Request-Id", "req-7"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(new HashSet<>(created.json().propertyNames())).isEqualTo(FIELDS);
    assertThat(created.text("status_code")).isEqualTo("queued");
    JsonNode run = server.awaitRun(created.text("id"));
    assertThat(run.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(run.path("input").toString())
        .isEqualTo("{\"Aux Reference 1\":1.50,\"client_ref\":\"mine\"}");
    assertThat(run.path("model").asString()).isEqualTo("builtin/echo");
    assertThat(run.path("request_id").asString()).isEqualTo("req-7");
    assertThat(run.path("finished_at")).isEqualTo(run.path("completed_at"));
    assertThat(run.path("completed_at").asString()).matches(".*\\.\\d{6}Z");
    assertThat(run.path("error").isNull()).isTrue();
    assertThat(UUID.fromString(run.path("id").asString()).version()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/models/builtin/nothing/runs|{\"input\":{}}|404|MODEL_NOT_FOUND",
        "/v1/models/builtin/sleep/runs|{\"input\":{}}|422|VALIDATION_ERROR",
        "/v1/models/builtin/sleep/runs|{\"input\":{\"ms\":\"x\"}}|422|VALIDATION_ERROR",
        "/v1/models/builtin/echo/runs|{\"input\":[]}|422|VALIDATION_ERROR",
        "/v1/models/builtin/echo/runs|{|400|BAD_REQUEST",
        "/v1/models/builtin/echo/runs||400|BAD_REQUEST",
        "/v1/models/builtin/echo/walks|{}|404|ROUTE_NOT_FOUND",
        "/v1/flows/nothing/runs|{\"input\":{}}|404|FLOW_NOT_FOUND",
      })
  void badRunsAreRefused(String path, String body, int status, String code) throws Exception {
    Reply reply = server.post(path, body == null ? "" : body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("code")).isEqualTo(code);
    assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("code", "message", "errors");
  }

  @Test
  void aFailedRunSaysWhyAndHasALog() throws Exception {
    Reply created =
        server.post(
            "/v1/models/builtin/fail/runs",
            "{\"input\":{\"code\":\"MODEL_UNAVAILABLE\",\"stage\":\"dispatch\"}}");
    JsonNode run = server.awaitRun(created.text("id"));
    assertThat(run.path("failure_code").asString()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(run.path("failure_stage_code").asString()).isEqualTo("dispatch");
    assertThat(run.at("/error/code").asString()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(run.path("cost").isNull()).isTrue();
    String logs = "/v1/runs/" + created.text("id") + "/logs";
    JsonNode list = server.get(logs).json().path("items");
    JsonNode last = list.get(list.size() - 1);
    assertThat(last.path("level_code").asString()).isEqualTo("error");
    assertThat(server.get(logs + "/" + last.path("id").asString()).json()).isEqualTo(last);
    assertThat(server.get("/v1/runs/any/logs?q=run_id:" + created.text("id")).json().path("items"))
        .hasSize(list.size());
  }

  @Test
  void runsAreFoundAsAPublishedPageAsksForThem() throws Exception {
    String token = "tok-" + UUID.randomUUID();
    for (int n = 0; n < 3; n++) {
      String body = "{\"input\":{\"n\":" + n + "},\"client_ref\":\"" + token + "\"}";
      server.awaitRun(server.post("/v1/models/builtin/echo/runs", body).text("id"));
    }
    JsonNode found =
        server
            .get(
                "/v1/runs?q=client_ref.EQ:'"
                    + token
                    + "'&fields=id,status_code,client_ref,output,input,cost,duration_ms,created_at&sort_by=created_at:asc&limit=100")
            .json();
    assertThat(found.path("items").valueStream().map(run -> run.at("/input/n").asInt()))
        .containsExactly(0, 1, 2);
    assertThat(found.at("/items/0").propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "status_code",
            "client_ref",
            "output",
            "input",
            "cost",
            "duration_ms",
            "created_at");
  }

  @Test
  void aRunningRunIsCancelledAloneOrInItsBatch() throws Exception {
    Reply alone = server.post("/v1/models/builtin/sleep/runs", "{\"input\":{\"ms\":60000}}");
    Reply cancelled = server.post("/v1/runs/" + alone.text("id") + "/cancellation", "");
    assertThat(cancelled.status()).isEqualTo(201);
    assertThat(cancelled.text("status_code")).isEqualTo("canceled");
    assertThat(server.post("/v1/runs/" + alone.text("id") + "/cancellation", "").status())
        .isEqualTo(200);

    Reply batch =
        server.post("/v1/models/builtin/sleep/batches", "{\"input\":[{\"ms\":60000},{\"ms\":1}]}");
    String child = batch.json().at("/items/0/run_id").asString();
    assertThat(server.post("/v1/runs/" + child + "/cancellation", "{}").status()).isEqualTo(201);
    JsonNode ended = server.awaitBatch(batch.text("id"));
    assertThat(ended.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(ended.path("items_cancelled").asInt()).isEqualTo(1);
    assertThat(ended.at("/items/0/status_code").asString()).isEqualTo("canceled");
  }

  @Test
  void onlyServiceKeysAdminister() throws Exception {
    Reply run = server.post("/v1/models/builtin/sleep/runs", "{\"input\":{\"ms\":60000}}");
    String path = "/v1/admin/runs/" + run.text("id") + "/cancellation";
    String live = server.key(ApiKey.Kind.RUNFLOW_LIVE);
    assertThat(server.send("POST", path, "{}", RunflowServer.as(live)).status()).isEqualTo(401);
    String service = server.key(ApiKey.Kind.RUNFLOW_SERVICE);
    Reply short1 = server.send("POST", path, "{\"reason\":\"no\"}", RunflowServer.as(service));
    assertThat(short1.status()).isEqualTo(422);
    assertThat(server.send("POST", path, "{}", RunflowServer.as(service)).status()).isEqualTo(201);
  }

  @Test
  void scopesAreKept() throws Exception {
    String reader = server.key(ApiKey.Kind.RUNFLOW_LIVE, "runs:read");
    Reply create =
        server.send(
            "POST", "/v1/models/builtin/echo/runs", "{\"input\":{}}", RunflowServer.as(reader));
    assertThat(create.status()).isEqualTo(403);
    assertThat(create.text("code")).isEqualTo("PERMISSION_DENIED");
    assertThat(server.send("GET", "/v1/runs", null, RunflowServer.as(reader)).status())
        .isEqualTo(200);
  }

  @Test
  void modelsShowWhatTheyTake() throws Exception {
    Reply sleep = server.get("/v1/models/builtin/sleep");
    JsonNode input = sleep.json().at("/inputs/0");
    assertThat(input.path("name").asString()).isEqualTo("ms");
    assertThat(input.path("is_required").asBoolean()).isTrue();
    assertThat(server.get("/v1/models/" + sleep.text("id")).json()).isEqualTo(sleep.json());
    JsonNode list = server.get("/v1/models?q=slug.eq:'sleep'&limit=1").json().path("items");
    assertThat(list.get(0)).isEqualTo(sleep.json());
    assertThat(server.get("/v1/models/" + sleep.text("id") + "/pricing").json().path("items"))
        .hasSize(1);
    assertThat(server.get("/v1/model-unknown").status()).isEqualTo(404);
  }

  @Test
  void statusesAreListed() throws Exception {
    assertThat(
            server
                .get("/v1/runs/statuses")
                .json()
                .path("items")
                .valueStream()
                .filter(s -> s.path("is_terminal").asBoolean())
                .map(s -> s.path("code").asString()))
        .containsExactly("succeeded", "failed", "canceled", "partial_succeeded");
  }
}
