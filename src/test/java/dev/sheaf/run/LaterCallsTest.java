package dev.sheaf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Endpoints that take a run and answer later.
@Timeout(30)
class LaterCallsTest {

  private final RunLab lab = new RunLab();
  private final Endpoint endpoint = new Endpoint();
  private final UUID run = UUID.randomUUID();

  @AfterEach
  void close() {
    endpoint.close();
    lab.close();
  }

  private Target target(String later) {
    return lab.target(
        "http/later",
        """
        targets:
          - target: http/later
            price: 1
            http:
              url: %s
              headers: {X-Key: k1}
              later: {%s}
        """
            .formatted(endpoint.url("/run"), later));
  }

  private CallResult call(Target target) throws InterruptedException {
    return lab.executors.call(target, lab.call(run, "{}"), lab.notes);
  }

  private static RunFailure why(CallResult result) {
    return ((CallResult.Failed) result).failure();
  }

  @Test
  void theLocationIsAskedUntilItIsDone() throws InterruptedException {
    Target target = target("every: 3s");
    endpoint.json("/run", 202, "{}", "Location", "/runs/5");
    endpoint.json("/runs/5", 202, "{}");

    assertThat(call(target)).isEqualTo(new CallResult.Pending(Duration.ofSeconds(3)));
    assertThat(call(target)).isEqualTo(new CallResult.Pending(Duration.ofSeconds(3)));
    endpoint.json("/runs/5", 200, "{\"x\": 1}");
    CallResult.Succeeded good = (CallResult.Succeeded) call(target);

    assertThat(good.output().at("/data/x").asInt()).isOne();
    assertThat(good.cost()).isEqualByComparingTo("1");
    assertThat(endpoint.received)
        .extracting(r -> r.method() + " " + r.path() + " " + r.header("X-key"))
        .containsExactly("POST /run k1", "GET /runs/5 k1", "GET /runs/5 k1");
  }

  @Test
  void aStatusWordSaysHowFarItIs() throws InterruptedException {
    Target target = target("poll-url: /urls/get, status: /status");
    endpoint.json("/run", 202, "{\"urls\":{\"get\":\"" + endpoint.url("/p/1") + "\"}}");
    endpoint.json("/p/1", 200, "{\"status\":\"processing\"}");

    call(target);
    assertThat(call(target)).isInstanceOf(CallResult.Pending.class);
    endpoint.json("/p/1", 200, "{\"status\":\"failed\",\"error\":\"too dark\"}");
    RunFailure failure = why(call(target));

    assertThat(failure.code()).isEqualTo("PROVIDER_ERROR");
    assertThat(failure.message()).isEqualTo("http/later says that it failed: too dark");
  }

  @Test
  void troubleWhilePollingIsWaitedOutAndRetryAfterObeyed() throws InterruptedException {
    Target target = target("every: 1s");
    endpoint.json("/run", 202, "{}", "Location", "/p");
    call(target);

    endpoint.json("/p", 503, "{}", "Retry-After", "40");
    assertThat(call(target)).isEqualTo(new CallResult.Pending(Duration.ofSeconds(40)));
    endpoint.json("/p", 500, "{}");
    assertThat(call(target)).isInstanceOf(CallResult.Pending.class);
    endpoint.json("/p", 404, "{}");
    assertThat(why(call(target)).code()).isEqualTo("PROVIDER_ERROR");
  }

  @Test
  void whatTakesTooLongTimesOutAndANewTryBeginsAnew() throws InterruptedException {
    Target target = target("longest: 10m");
    endpoint.json("/run", 202, "{}", "Location", "/p");
    endpoint.json("/p", 202, "{}");
    call(target);
    lab.time.advance(Duration.ofMinutes(11));

    assertThat(why(call(target)).code()).isEqualTo("PROVIDER_TIMEOUT");
    call(target);
    assertThat(endpoint.received).extracting(Endpoint.Received::method).containsOnly("POST");
  }

  @Test
  void anotherServerIsAskedWithoutTheSecretsAndNotInsideTheHouse() throws InterruptedException {
    try (Endpoint other = new Endpoint()) {
      Target target = target("every: 1s");
      other.json("/p", 200, "{}");
      endpoint.json("/run", 202, "{}", "Location", other.url("/p"));
      call(target);
      assertThat(call(target)).isInstanceOf(CallResult.Succeeded.class);
      assertThat(other.received.getFirst().header("X-key")).isEmpty();
    }
    UUID second = UUID.randomUUID();
    Target target = target("every: 1s");
    endpoint.json("/run", 202, "{}", "Location", "http://10.0.0.1/p");
    lab.executors.call(target, lab.call(second, "{}"), lab.notes);
    CallResult refused = lab.executors.call(target, lab.call(second, "{}"), lab.notes);
    assertThat(why(refused).code()).isEqualTo("MODEL_UNAVAILABLE");
  }

  @Test
  void a202WithoutAnAddressIsInvalid() throws InterruptedException {
    endpoint.json("/run", 202, "{}");
    assertThat(why(call(target("every: 1s"))).code()).isEqualTo("OUTPUT_INVALID");
  }

  @Test
  void withoutLaterA202IsAnAnswer() throws InterruptedException {
    endpoint.json("/run", 202, "{\"a\":1}");
    Target target =
        lab.target(
            "http/now",
            "targets: [{target: http/now, http: {url: \"%s\"}}]".formatted(endpoint.url("/run")));
    assertThat(call(target)).isInstanceOf(CallResult.Succeeded.class);
  }

  @Test
  void theEndpointPostsItsResult() throws InterruptedException {
    Target target = target("callback: true, every: 2s");
    endpoint.json("/run", 202, "{}");
    assertThat(call(target)).isEqualTo(new CallResult.Pending(Duration.ofSeconds(2)));
    assertThat(call(target)).isInstanceOf(CallResult.Pending.class);

    String token = token();
    assertThat(lab.executors.complete(token, RunLab.json("{'y': 2}"))).isTrue();
    assertThat(lab.executors.complete(token, RunLab.json("{'y': 3}"))).isFalse();

    CallResult.Succeeded good = (CallResult.Succeeded) call(target);
    assertThat(good.output().at("/data/y").asInt()).isEqualTo(2);
    // a try after a crash gets it again, and the endpoint is not called again
    assertThat(call(target)).isEqualTo(good);
    assertThat(endpoint.received).hasSize(1);
  }

  @Test
  void aCallbackMayBeFasterThanTheAnswer() throws InterruptedException {
    Target target = target("callback: true");
    endpoint.on(
        "/run",
        exchange -> {
          assertThat(lab.executors.complete(token(), RunLab.json("{'y': 2}"))).isTrue();
          exchange.sendResponseHeaders(202, -1);
        });
    assertThat(call(target)).isInstanceOf(CallResult.Pending.class);
    assertThat(call(target)).isInstanceOf(CallResult.Succeeded.class);
  }

  @Test
  void aPostedErrorFailsTheRun() throws InterruptedException {
    Target target = target("callback: true");
    endpoint.json("/run", 202, "{}");
    call(target);
    lab.executors.complete(token(), RunLab.json("{'error': {'message': 'no memory'}}"));

    assertThat(why(call(target)).message()).isEqualTo("http/later reported an error: no memory");
  }

  @Test
  void aTokenCannotBeMadeUpOrChanged() throws InterruptedException {
    Target target = target("callback: true");
    endpoint.json("/run", 202, "{}");
    call(target);
    String token = token();

    assertThat(lab.executors.complete(run + "..x", RunLab.json("{}"))).isFalse();
    assertThat(lab.executors.complete("", RunLab.json("{}"))).isFalse();
    String other = UUID.randomUUID() + token.substring(36);
    assertThat(lab.executors.complete(other, RunLab.json("{}"))).isFalse();
    assertThat(call(target)).isInstanceOf(CallResult.Pending.class);
  }

  @Test
  void aResultThatIsTooLargeIsRefused() throws InterruptedException {
    Target target = target("callback: true");
    endpoint.json("/run", 202, "{}");
    call(target);
    String large = "x".repeat(Executors.CALLBACK_CHARS_MAX);

    assertThatThrownBy(() -> lab.executors.complete(token(), Json.object().put("large", large)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("CALLBACK_TOO_LARGE");
  }

  @Test
  void whatOldTriesLeftBehindIsRemoved() throws InterruptedException {
    Target target = target("callback: true");
    endpoint.json("/run", 202, "{}");
    call(target);
    assertThat(lab.executors.removeOld()).isZero();
    lab.time.advance(Executors.OPEN_KEPT.plusSeconds(1));
    assertThat(lab.executors.removeOld()).isOne();
  }

  private String token() {
    String url = endpoint.received.getLast().json().path("callback_url").asString();
    assertThat(url).startsWith(RunLab.PUBLIC_URL + Executors.CALLBACK_PATH);
    return url.substring((RunLab.PUBLIC_URL + Executors.CALLBACK_PATH).length());
  }
}
