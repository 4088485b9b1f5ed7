package dev.sheaf.dialect.lindo;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which of several mistakes a request is told of, and in which words (contract, 4).
class OrderOfChecksTest {

  private static Agency agency;

  @BeforeAll
  static void open() {
    agency = Agency.with(Map.of());
  }

  @AfterAll
  static void close() {
    agency.server().close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /v1/ai/nothing,                       404, Not found,          ''
          GET,    /v1/workflow/status/rec_1,            404, Not found,          ''
          GET,    /v1/websites,                         404, Not found,          ''
          GET,    /v1/clients,                          404, Not found,          ''
          POST,   /v1/ai/workspace/edit/status/batch,   404, Not found,          ''
          PUT,    /v1/ai/workspace/website,             405, Method not allowed, POST
          DELETE, /v1/ai/workspace/blog/status/rec_1,   405, Method not allowed, GET
          POST,   /v1/workspace/website/list,           405, Method not allowed, GET
          GET,    /lindo/v1/ai/workspace/website/batch, 405, Method not allowed, POST
          """)
  void routeAndMethodComeBeforeTheKey(
      String method, String path, int status, String message, String allow) throws Exception {
    HttpResponse<String> refused = agency.server().send(method, path, null, null);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Allow").orElse("")).isEqualTo(allow);
    assertBody(refused, message, message);
  }

  @Test
  void theKeyComesBeforeTheBody() throws Exception {
    HttpResponse<String> refused =
        agency.server().send("POST", Agency.BASE + "website", "nonsense", "lindo_sk_unknown");
    assertThat(refused.statusCode()).isEqualTo(401);
    String unauthorized = "Unauthorized - invalid or missing API key";
    assertBody(refused, unauthorized, unauthorized);
  }

  @Test
  void fieldsComeBeforeExistenceAndAreAllNamedInTheirOrder() throws Exception {
    HttpResponse<String> refused =
        agency.answer(
            "POST",
            Agency.BASE + "website/website_nope/page",
            "{\"prompt\":\"short\",\"schedule_at\":\"2020-01-01\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(errors(json(refused)))
        .isEqualTo(
            "prompt: String must contain at least 10 character(s)"
                + "|schedule_at must be in the future");
    HttpResponse<String> elsewhere =
        agency.answer(
            "POST", Agency.BASE + "website/website_nope/page", Agency.prompt("A page about bread"));
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertBody(elsewhere, "Website not found", "Website not found");
  }

  @Test
  void elementsAreReadOneAfterAnother() throws Exception {
    JsonNode refused =
        agency.post(
            Agency.BASE + "website/batch",
            """
            {"items":[{"prompt":"x"}, 5, {"prompt":"1234567890","client":{}},
              {"prompt":7,"schedule_at":"soon","client":{"email":"nobody"}}]}
            """);
    assertThat(errors(refused))
        .isEqualTo(
            "items.0.prompt: String must contain at least 10 character(s)"
                + "|items.1: Expected object, received number"
                + "|items.2.client: Provide either client_id or email"
                + "|items.3.prompt: Expected string, received number"
                + "|items.3.schedule_at: Invalid datetime"
                + "|items.3.client.email: Invalid email");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2030-05-01                     | Scheduled for 2030-05-01T00:00:00Z.
          2030-05-01T09:00               | Scheduled for 2030-05-01T09:00:00Z.
          2030-05-01T09:00:00            | Scheduled for 2030-05-01T09:00:00Z.
          2030-05-01T09:00:00+02:00      | Scheduled for 2030-05-01T07:00:00Z.
          9999-12-31                     | Scheduled for 9999-12-31T00:00:00Z.
          2030-02-30                     | schedule_at: Invalid datetime
          tomorrow                       | schedule_at: Invalid datetime
          +999999999-01-01T00:00:00Z     | schedule_at: Invalid datetime
          """)
  void timesAreReadAsTheContractSays(String at, String told) throws Exception {
    String body =
        TestServer.JSON.writeValueAsString(
            Map.of("prompt", "A website for a bakery", "schedule_at", at));
    JsonNode made = agency.post(Agency.BASE + "website", body);
    JsonNode said =
        made.path("success").asBoolean()
            ? agency.get(made.path("status_url").asString()).path("message")
            : made.at("/errors/0");
    assertThat(said.asString()).isEqualTo(told);
  }

  @Test
  void theGenericStartNamesWhatIsMissing() throws Exception {
    assertThat(errors(agency.post("/v1/ai/workflows/start", "{}")))
        .isEqualTo("workflow_name: Required|prompt: Required");
    assertThat(errors(agency.post("/ai/workflows/start", "{\"workflow_name\":\"blog\"}")))
        .isEqualTo("website_id: Required|prompt: Required");
  }

  @Test
  void idsAreToldAsTheyCame() throws Exception {
    JsonNode batch =
        agency.post(
            Agency.BASE + "blog/status/batch", "{\"record_ids\":[\"a\\u0000b\",\"\",\"é/😀\"]}");
    assertThat(batch.at("/summary/not_found").asInt()).isEqualTo(3);
    assertThat(batch.at("/items/0/record_id").asString()).isEqualTo("a\0b");
    assertThat(batch.at("/items/2/record_id").asString()).isEqualTo("é/😀");
  }

  @Test
  void evenWhatTheWebServerRefusesIsJson() throws Exception {
    String request =
        "GET /v1/ai/workspace/website/status/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    String answer = agency.raw(request);
    assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("application/json");
    JsonNode body = TestServer.JSON.readTree(answer.substring(answer.indexOf("{\"")));
    assertThat(body.path("success").asBoolean(true)).isFalse();
    assertThat(body.path("message").asString()).isEqualTo("Validation failed");
    assertThat(agency.raw(request.replace("/v1/ai/", "/else/"))).contains("\"BAD_REQUEST\"");
  }

  @Test
  void anythingButJsonIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(agency.server().address() + Agency.BASE + "website"))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(Agency.prompt(Agency.BAKERY)))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("Unsupported media type");
  }

  private static void assertBody(HttpResponse<String> refused, String error, String message) {
    JsonNode body = json(refused);
    assertThat(body.propertyNames()).containsExactly("success", "errors", "message");
    assertThat(body.path("success").asBoolean(true)).isFalse();
    assertThat(errors(body)).isEqualTo(error);
    assertThat(body.path("message").asString()).isEqualTo(message);
  }

  private static String errors(JsonNode refused) {
    return String.join("|", refused.path("errors").valueStream().map(JsonNode::asString).toList());
  }
}
