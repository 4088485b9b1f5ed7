package dev.sheaf.dialect.lindo;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Contract, 4.4. A window may end between two requests of a test, but not twice.
class LindoRateTest {

  private static final int LIMIT = 3;
  private static final String CREDITS = "/v1/ai/credits";

  @Test
  void beyondTheMinuteARequestIsRefusedInTheContractsWords() throws Exception {
    try (TestServer server = limited(LIMIT, 1_000)) {
      HttpResponse<String> refused = refused(server, CREDITS);
      JsonNode body = json(refused);
      String told = "Too many requests. Please reduce the rate of your requests.";
      assertThat(body.propertyNames())
          .containsExactly("success", "errors", "message", "retry_after");
      assertThat(body.path("success").asBoolean(true)).isFalse();
      assertThat(body.at("/errors/0").asString()).isEqualTo(told);
      assertThat(body.path("message").asString()).isEqualTo(told);
      assertThat(body.path("retry_after").isNumber()).isTrue();
      assertThat(body.path("retry_after").asLong())
          .isBetween(1L, 60L)
          .isEqualTo(header(refused, "Retry-After"));
      assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo(LIMIT);
      assertThat(header(refused, "X-RateLimit-Remaining")).isZero();
      assertThat(header(refused, "X-RateLimit-Reset") % 60).isZero();
    }
  }

  @Test
  void theHourIsAWindowOfItsOwnAndIsToldWhileItIsTheTighter() throws Exception {
    try (TestServer server = limited(1_000, LIMIT)) {
      HttpResponse<String> first = server.get(CREDITS);
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(header(first, "X-RateLimit-Limit")).isEqualTo(LIMIT);
      assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo(LIMIT - 1);
      assertThat(header(first, "X-RateLimit-Reset") % 3_600).isZero();
      HttpResponse<String> refused = refused(server, "/lindo/v1/workspace/website/list");
      assertThat(json(refused).path("retry_after").asLong()).isBetween(1L, 3_600L);
    }
  }

  @Test
  void theRateIsLookedAtBeforeTheBody() throws Exception {
    try (TestServer server = limited(1_000, LIMIT)) {
      refused(server, CREDITS);
      assertThat(server.post(Agency.BASE + "website", "nonsense").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void answersThatAreNotCountedTellTheRateToo() throws Exception {
    try (TestServer server = limited(1_000, LIMIT)) {
      refused(server, CREDITS);
      HttpResponse<String> missing = server.get("/lindo/v1/ai/nothing");
      assertThat(missing.statusCode()).isEqualTo(404);
      assertTold(missing, 0);
      HttpResponse<String> wrong = server.post(CREDITS, "{}");
      assertThat(wrong.statusCode()).isEqualTo(405);
      assertTold(wrong, 0);
    }
  }

  @Test
  void aStrangerIsToldWhatAKeyHasThatMakesNoRequests() throws Exception {
    try (TestServer server = limited(1_000, LIMIT)) {
      for (String key : new String[] {null, "lindo_sk_unknown"}) {
        for (int i = 0; i <= LIMIT; i++) {
          HttpResponse<String> stranger = server.send("GET", CREDITS, null, key);
          assertThat(stranger.statusCode()).isEqualTo(401);
          assertTold(stranger, LIMIT);
        }
        assertTold(server.send("GET", "/v1/websites", null, key), LIMIT);
      }
    }
  }

  @Test
  void otherFormatsAreCountedForThemselves() throws Exception {
    try (TestServer server = limited(1_000, LIMIT)) {
      refused(server, CREDITS);
      HttpResponse<String> other = server.get("/v1/batches-airops/batch_aaaaaaaaaa");
      assertThat(other.statusCode()).isEqualTo(404);
      assertThat(header(other, "X-RateLimit-Limit")).isEqualTo(50);
      assertThat(header(other, "X-RateLimit-Remaining")).isEqualTo(49);
    }
  }

  @Test
  void withNoLimitNothingIsCountedOrTold() throws Exception {
    try (TestServer server =
        new TestServer(
            Map.of(
                "requests-per-minute", "1",
                "lindo-requests-per-minute", "0",
                "lindo-requests-per-hour", "0"))) {
      for (int i = 0; i < 5; i++) {
        HttpResponse<String> answer = server.get(CREDITS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
      }
      HttpResponse<String> stranger = server.send("GET", CREDITS, null, null);
      assertThat(stranger.headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }
  }

  private static TestServer limited(int perMinute, int perHour) {
    return new TestServer(
        Map.of(
            "requests-per-minute", "50",
            "lindo-requests-per-minute", String.valueOf(perMinute),
            "lindo-requests-per-hour", String.valueOf(perHour)));
  }

  /// The first refusal.
  private static HttpResponse<String> refused(TestServer server, String path) throws Exception {
    for (int i = 0; i < 2 * LIMIT; i++) {
      HttpResponse<String> answer = server.get(path);
      if (answer.statusCode() == 429) {
        return answer;
      }
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    HttpResponse<String> last = server.get(path);
    assertThat(last.statusCode()).isEqualTo(429);
    return last;
  }

  private static void assertTold(HttpResponse<String> answer, long left) {
    assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo(LIMIT);
    assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(left);
    assertThat(header(answer, "X-RateLimit-Reset") % 3_600).isZero();
  }

  private static long header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValueAsLong(name).orElseThrow();
  }
}
