package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.dialect.runflow.RunflowServer.Reply;
import dev.sheaf.tenant.ApiKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What needs no run: health, who the caller is, its balance, its callback secrets; and who is
/// refused.
class AccountTest {

  private static RunflowServer server;

  @BeforeAll
  static void start() {
    server = new RunflowServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/runflow/v1"})
  void healthNeedsNoKey(String mount) throws Exception {
    Reply health = server.send("GET", mount + "/health", null, Map.of("Authorization", ""));
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().toString()).isEqualTo("{\"status\":\"ok\",\"ok\":true}");
    Reply ready = server.send("GET", mount + "/readiness", null, Map.of("Authorization", ""));
    assertThat(ready.status()).isEqualTo(200);
  }

  @Test
  void withoutItsDatabaseItIsNotReady() throws Exception {
    try (RunflowServer cut = new RunflowServer(Map.of())) {
      cut.server().allowConnections(false);
      Reply ready = cut.get("/v1/readiness");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.text("code")).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(cut.get("/v1/health").status()).isEqualTo(200);
      cut.server().allowConnections(true);
    }
  }

  @Test
  void theCallerIsToldWhoItIs() throws Exception {
    String key = server.key(ApiKey.Kind.RUNFLOW_LIVE, "runs:read", "assets:create");
    Reply me = server.send("GET", "/v1/auth/me", null, RunflowServer.as(key));
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().at("/memberships/0/org/id").asString()).isEqualTo("" + server.org());
    assertThat(me.json().at("/memberships/0/scopes").toString())
        .isEqualTo("[\"runs:read\",\"assets:create\"]");
  }

  @Test
  void theBalanceHasAllThreeShapes() throws Exception {
    Reply balance = server.get("/v1/billing/balance");
    assertThat(balance.text("balance")).matches("^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$");
    assertThat(balance.json().path("balance_cents").isIntegralNumber()).isTrue();
    Reply list = server.get("/v1/credit-balances");
    assertThat(list.json().at("/items/0/balance_usd")).isEqualTo(balance.json().path("balance"));
  }

  @Test
  void theThresholdOfALowBalanceIsSetAndNothingElse() throws Exception {
    String path = "/v1/billing/balance";
    Reply set = server.send("PATCH", path, "{\"low_balance_threshold\":\"7.50\"}", Map.of());
    assertThat(set.status()).isEqualTo(200);
    assertThat(server.get(path).text("low_balance_threshold")).isEqualTo("7.50");
    for (String bad : List.of("\"-1\"", "\"a\"", "1e30", "[]", "true")) {
      String body = "{\"low_balance_threshold\":" + bad + "}";
      assertThat(server.send("PATCH", path, body, Map.of()).status()).as(bad).isEqualTo(422);
    }
    String key = server.key(ApiKey.Kind.RUNFLOW_LIVE, "credit_balance:read");
    assertThat(server.send("PATCH", path, "{}", RunflowServer.as(key)).status()).isEqualTo(403);
  }

  @Test
  void relationsAreEmbeddedInTheCaller() throws Exception {
    Reply me = server.get("/v1/auth/me?embed=organizations,memberships,pending_invitations");
    assertThat(me.json().at("/organizations/0/id").asString()).isEqualTo("" + server.org());
    assertThat(me.json().path("pending_invitations").isArray()).isTrue();
  }

  @Test
  void secretsAreShownOnceAndTheNewestSigns() throws Exception {
    Reply first = server.post("/v1/callback-secrets", "{\"label\":\"one\"}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text("plain_secret")).matches("whsec_[0-9a-f]{48}");
    Reply second = server.post("/v1/callback-secrets", "{\"label\":\"two\"}");
    assertThat(second.json().path("is_current").asBoolean()).isTrue();
    assertThat(currentOf(first.text("id"))).isFalse();
    Reply back =
        server.send(
            "PATCH", "/v1/callback-secrets/" + first.text("id"), "{\"is_current\":true}", Map.of());
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.json().has("plain_secret")).isFalse();
    assertThat(back.text("label")).isEqualTo("one");
    assertThat(currentOf(second.text("id"))).isFalse();
    assertThat(
            server
                .send("DELETE", "/v1/callback-secrets/" + first.text("id"), null, Map.of())
                .status())
        .isEqualTo(204);
    assertThat(currentOf(second.text("id"))).isTrue();
    Reply foreign =
        server.send(
            "DELETE",
            "/v1/callback-secrets/" + second.text("id"),
            null,
            RunflowServer.as(server.keyOfAnother()));
    assertThat(foreign.status()).isEqualTo(404);
    server.send("DELETE", "/v1/callback-secrets/" + second.text("id"), null, Map.of());
  }

  private static boolean currentOf(String id) throws Exception {
    return server.get("/v1/callback-secrets").json().path("items").values().stream()
        .filter(secret -> secret.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow()
        .path("is_current")
        .asBoolean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/runs/x/y/z",
        "/v1/models/a/b/c",
        "/runflow/x",
        "/runflow",
        "/v1/callback-secrets",
        "/v1/auth/me",
        "/v1/batches/0197c0de-0001-7a00-8000-000000000001"
      })
  void strangersAreRefusedInTheseWords(String path) throws Exception {
    Reply reply = server.send("GET", path, null, Map.of("Authorization", ""));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().propertyNames()).containsExactly("code", "message", "errors");
    assertThat(reply.text("code")).isEqualTo("UNAUTHORIZED");
    assertThat(reply.json().path("errors").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runflow/x", "/v1/runs/x/y/z", "/runflow/v1", "/v1/billing"})
  void whatIsNotThereIsNotFoundInTheseWords(String path) throws Exception {
    Reply reply = server.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("code")).isEqualTo("NOT_FOUND");
  }

  @Test
  void everyReplySaysHowManyRequestsAreLeft() throws Exception {
    for (String path : java.util.List.of("/v1/auth/me", "/runflow/nothing")) {
      var headers = server.get(path).http().headers();
      assertThat(headers.firstValue("X-RateLimit-Limit")).hasValue("1000000");
      assertThat(headers.firstValueAsLong("X-RateLimit-Remaining").orElseThrow())
          .isLessThan(1_000_000);
      assertThat(headers.firstValueAsLong("X-RateLimit-Reset").orElseThrow())
          .isGreaterThan(1_700_000_000L);
    }
  }

  @Test
  void tooManyRequestsAreToldWhenToComeBack() throws Exception {
    try (RunflowServer strict = new RunflowServer(Map.of("requests-per-minute", "1"))) {
      strict.get("/v1/auth/me");
      Reply refused = strict.get("/v1/auth/me");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.text("code")).isEqualTo("RATE_LIMITED");
      assertThat(refused.http().headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.http().headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    }
  }

  @Test
  void whoeverWaitsForARunIsNeverTooFast() throws Exception {
    try (RunflowServer strict = new RunflowServer(Map.of("requests-per-minute", "2"))) {
      String run =
          "/v1/runs/" + strict.post("/v1/models/builtin/echo/runs", "{\"input\":{}}").text("id");
      for (int poll = 0; poll < 20; poll++) {
        Reply polled = strict.get(poll % 2 == 0 ? run : "/runflow" + run);
        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.http().headers().firstValue("X-RateLimit-Limit")).hasValue("2");
      }
      assertThat(strict.get(run + "/logs").status()).isEqualTo(200);
      assertThat(strict.get(run + "/logs").status()).isEqualTo(429);
      assertThat(strict.get("/v1/runs").status()).isEqualTo(429);
      assertThat(strict.send("POST", run, "{}", Map.of()).status()).isEqualTo(429);
      assertThat(strict.get(run).status()).isEqualTo(200);
      assertThat(strict.send("GET", run, null, RunflowServer.as("nobody0123")).status())
          .isEqualTo(401);
    }
  }

  @Test
  void anEvaluationIsAskedForWithTheScopeThatCreatesOne() throws Exception {
    String creates = server.key(ApiKey.Kind.RUNFLOW_LIVE, "evaluations:create");
    String edits = server.key(ApiKey.Kind.RUNFLOW_LIVE, "evaluations:edit");
    String path = "/v1/evaluations";
    assertThat(server.send("POST", path, "{}", RunflowServer.as(creates)).status()).isEqualTo(503);
    assertThat(server.send("POST", path, "{}", RunflowServer.as(edits)).status()).isEqualTo(403);
    String feedback = path + "/" + java.util.UUID.randomUUID() + "/feedback";
    assertThat(server.send("PATCH", feedback, "{}", RunflowServer.as(edits)).status())
        .isEqualTo(404);
  }

  @Test
  void anotherOrganizationsNameOrDialectIsRefused() throws Exception {
    Reply other =
        server.send(
            "GET",
            "/v1/auth/me",
            null,
            Map.of("X-Organization-Id", "0197c0de-0001-7a00-8000-000000000001"));
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.text("code")).isEqualTo("ORGANIZATION_MEMBERSHIP_REQUIRED");
    Reply own =
        server.send("GET", "/v1/auth/me", null, Map.of("X-Organization-Id", "" + server.org()));
    assertThat(own.status()).isEqualTo(200);
    Reply unscoped =
        server.send(
            "GET",
            "/v1/billing/balance",
            null,
            RunflowServer.as(server.key(ApiKey.Kind.RUNFLOW_LIVE, "runs:read")));
    assertThat(unscoped.status()).isEqualTo(403);
    assertThat(unscoped.text("code")).isEqualTo("PERMISSION_DENIED");
  }

  @Test
  void bodiesAreRefusedByKind() throws Exception {
    Reply broken = server.post("/v1/callback-secrets", "{\"label\":");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.text("code")).isEqualTo("BAD_REQUEST");
    Reply form =
        server.send(
            "POST",
            "/v1/callback-secrets",
            "label=a",
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.status()).isEqualTo(400);
    Reply list = server.post("/v1/callback-secrets", "[]");
    assertThat(list.status()).isEqualTo(422);
    Reply large = server.post("/v1/callback-secrets", "{\"x\":\"" + "a".repeat(10 << 20) + "\"}");
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\"]");
    Reply label = server.post("/v1/callback-secrets", "{\"label\":\"" + "a".repeat(256) + "\"}");
    assertThat(label.status()).isEqualTo(422);
    assertThat(label.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\",\"label\"]");
    assertThat(server.send("PUT", "/v1/auth/me", "{}", Map.of()).status()).isEqualTo(405);
  }
}
