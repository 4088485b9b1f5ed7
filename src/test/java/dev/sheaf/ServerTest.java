package dev.sheaf;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.tenant.Keys;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server answers before any dialect has a say, and beside the API.
class ServerTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void isWellAndSaysSoToAnyone(String path) throws Exception {
    HttpResponse<String> response = open(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).path("status").asString()).isEqualTo("UP");
  }

  @Test
  void metricsArePrometheusText() throws Exception {
    HttpResponse<String> response = open("/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .get()
        .asString()
        .contains("text/plain");
    assertThat(response.body())
        .contains("# TYPE jvm_memory_used_bytes gauge")
        .contains("# TYPE sheaf_shards_due gauge")
        .contains("sheaf_items_running 0.0");
  }

  @Test
  void theApiDescribesItself() throws Exception {
    HttpResponse<String> response = open("/openapi.json");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).path("openapi").asString()).startsWith("3.");
    assertThat(json(response).path("paths").propertyNames()).contains("/v1/batches-airops");
    HttpResponse<String> docs = open("/docs");
    assertThat(docs.statusCode()).isEqualTo(302);
    HttpResponse<String> page =
        open(URI.create(docs.headers().firstValue("location").orElseThrow()).getPath());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/nothing", "/olostep/x"})
  void theApiNeedsAKey(String path) throws Exception {
    HttpResponse<String> response = open(path);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(code(response)).isEqualTo("UNAUTHORIZED");
    HttpResponse<String> let = server.get(path);
    assertThat(let.statusCode()).isEqualTo(404);
    assertThat(code(let)).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%761/batches-airops", "//v1/batches-airops", "/v1;x/batches-airops"})
  void noSpellingOfAPathGoesRoundTheDoor(String path) throws Exception {
    assertThat(open(path + "/batch_aaaaaaaaaa").statusCode()).isIn(400, 401, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/health/nothing", "/actuator", "/actuator/env", "/env", "/beans"})
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(open(path).statusCode()).isEqualTo(404);
  }

  @Test
  void theWrongMethodSaysWhichIsRight() throws Exception {
    HttpResponse<String> response = server.send("PUT", "/v1/batches-airops", "{}", TestServer.KEY);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("POST");
    assertThat(json(response).path("error_code").asString()).isEqualTo("method_not_allowed");
  }

  /// Nothing of the body is ever sent: the answer can only rest on the length that was declared.
  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws Exception {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /v1/batches-airops HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + TestServer.KEY
              + "\r\nContent-Length: 33554433\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(status).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void aKeyThatAsksTooOftenIsToldWhenToComeBack() throws Exception {
    try (TestServer strict = new TestServer(Map.of("requests-per-minute", "3"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(strict.get("/v1/nothing").statusCode()).isEqualTo(404);
      }
      HttpResponse<String> refused = strict.get("/v1/batches-airops/batch_aaaaaaaaaa");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 20L);
      assertThat(json(refused).path("error_code").asString()).isEqualTo("rate_limit_exceeded");
      String other = strict.bean(Keys.class).create(org(strict), "other", null).text();
      assertThat(strict.send("GET", "/v1/nothing", null, other).statusCode()).isEqualTo(404);
      assertThat(strict.send("GET", "/health/live", null, null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutItsDatabaseItLivesButIsNotReady() throws Exception {
    try (TestServer cut = new TestServer(Map.of())) {
      assertThat(cut.send("GET", "/health/ready", null, null).statusCode()).isEqualTo(200);
      cut.allowConnections(false);
      assertThat(cut.send("GET", "/health/ready", null, null).statusCode()).isEqualTo(503);
      assertThat(cut.send("GET", "/health/live", null, null).statusCode()).isEqualTo(200);
      cut.allowConnections(true);
      assertThat(isReadyAgain(cut)).isTrue();
    }
  }

  /// Each connection that was cut off may cost one answer before the pool has thrown it away.
  private static boolean isReadyAgain(TestServer server) throws Exception {
    for (int i = 0; i < 50; i++) {
      if (server.send("GET", "/health/ready", null, null).statusCode() == 200) {
        return true;
      }
    }
    return false;
  }

  private static java.util.UUID org(TestServer server) {
    return server.bean(Keys.class).defaultOrganisation();
  }

  private static HttpResponse<String> open(String path) throws Exception {
    return server.send("GET", path, null, null);
  }

  private static String code(HttpResponse<String> response) {
    return json(response).path("error").path("code").asString();
  }
}
