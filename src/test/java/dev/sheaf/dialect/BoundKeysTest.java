package dev.sheaf.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.tenant.Keys;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A key that is bound to one dialect opens no other, and is told so in the words of the one it
/// came to.
class BoundKeysTest {

  private static final Map<String, String> KEYS = new HashMap<>();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(Map.of());
    Keys keys = server.bean(Keys.class);
    for (String dialect : new String[] {"lindo", "lindo-workflow", "olostep", "runflow", "sheaf"}) {
      KEYS.put(dialect, keys.create(keys.defaultOrganisation(), dialect, dialect).text());
    }
    KEYS.put("none", TestServer.KEY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "none,           /v1/runs,                               200",
    "none,           /v1/workspace,                          200",
    "none,           /v1/batches-airops/batch_k3x9q0w7ab,    404",
    "runflow,        /v1/runs,                               200",
    "runflow,        /runflow/v1/runs,                       200",
    "runflow,        /v1/batches,                            200",
    "runflow,        /v1/workspace,                          403",
    "runflow,        /v1/batches-airops/batch_k3x9q0w7ab,    403",
    "olostep,        /v1/batches-airops/batch_k3x9q0w7ab,    404",
    "olostep,        /olostep/v1/batches-airops/batch_k3x9q0w7ab, 404",
    "olostep,        /v1/runs,                               403",
    "olostep,        /v1/ai/credits,                         403",
    "olostep,        /v1/batches/0197c0de-0001-7a00-8000-000000000001, 404",
    "lindo,          /v1/workspace,                          200",
    "lindo-workflow, /v1/workspace,                          200",
    "lindo-workflow, /lindo/v1/ai/credits,                   200",
    "lindo,          /v1/models,                             403",
    "lindo,          /v1/batches-airops/batch_k3x9q0w7ab,    403",
    "sheaf,          /v1/workspace,                          403",
  })
  void opensItsOwnAndNoOther(String key, String path, int status) throws Exception {
    HttpResponse<String> reply = server.send("GET", path, null, KEYS.get(key));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(reply.headers().firstValue("content-type").orElse("")).contains("json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runflow | /v1/workspace | {\"success\":false,\"errors\":[\"Insufficient permissions\"],\"message\":\"Insufficient permissions\"}",
        "lindo | /v1/batches-airops/batch_k3x9q0w7ab | \"error_code\":\"access_denied\"",
        "olostep | /v1/runs | \"code\":\"PERMISSION_DENIED\"",
      })
  void isToldInTheWordsOfTheDialectItCameTo(String key, String path, String words)
      throws Exception {
    assertThat(server.send("GET", path, null, KEYS.get(key)).body()).contains(words);
  }
}
