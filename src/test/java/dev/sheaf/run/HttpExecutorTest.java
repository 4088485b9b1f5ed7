package dev.sheaf.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.asset.Asset;
import dev.sheaf.asset.AssetId;
import dev.sheaf.scrape.MisbehavingWeb;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpExecutorTest {

  private final RunLab lab = new RunLab();
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
    lab.close();
  }

  private Target target(String url, String more) {
    return lab.target(
        "http/t",
        """
        targets:
          - target: http/t
            price: 0.02
            timeout: 2s
            http:
              url: %s
        %s\
        """
            .formatted(url, more.isEmpty() ? "" : more.indent(6)));
  }

  private Target target(String path) {
    return target(endpoint.url(path), "");
  }

  @Test
  void theRunIsSentAndTheAnswerIsTheOutput() throws InterruptedException {
    endpoint.json("/run", 200, "{\"label\": \"cat\", \"score\": 0.50}");
    UUID run = UUID.randomUUID();
    UUID batch = UUID.randomUUID();
    TargetCall call =
        new TargetCall(
            lab.org,
            run,
            batch,
            7,
            "sku-1",
            RunLab.json("{'image': 'x'}"),
            RunLab.json("{'m': 1}"),
            1);

    CallResult result = lab.executors.call(target("/run"), call, lab.notes);

    CallResult.Succeeded good = (CallResult.Succeeded) result;
    assertThat(good.output())
        .isEqualTo(
            Json.MAPPER.readTree("{\"outputs\":[],\"data\":{\"label\":\"cat\",\"score\":0.50}}"));
    assertThat(good.cost()).isEqualByComparingTo("0.02");
    Endpoint.Received request = endpoint.received.getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Idempotency-key")).isEqualTo(run.toString());
    assertThat(request.json())
        .isEqualTo(
            RunLab.json(
                """
                {'run_id': '%s', 'batch_id': '%s', 'sequence_index': 7, 'client_ref': 'sku-1',
                 'input': {'image': 'x'}, 'metadata': {'m': 1}}
                """
                    .formatted(run, batch)));
  }

  @Test
  void defaultsAreSentAndWhatDoesNotFitIsNotSentAtAll() throws InterruptedException {
    endpoint.json("/run", 200, "{}");
    Target target =
        lab.target(
            "http/t",
            """
            targets:
              - target: http/t
                inputs:
                  width: {type: integer, default: 800, maximum: 4096}
                http: {url: "%s"}
            """
                .formatted(endpoint.url("/run")));

    lab.good(target, "{}");
    RunFailure failure = lab.failure(target, "{'width': 5000}");

    assertThat(endpoint.received).hasSize(1);
    assertThat(endpoint.received.getFirst().json().at("/input/width").asInt()).isEqualTo(800);
    assertThat(failure)
        .isEqualTo(
            new RunFailure(
                "INPUT_VALIDATION_FAILED",
                "width: Input should be less than or equal to 4096",
                FailureStage.PREPROCESS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "hello"                                | {"outputs":[{"type":"text","text":"hello"}],"text":"hello"}
          [1,2]                                  | {"outputs":[],"data":[1,2]}
          {"image_urls":["https://a/b"]}         | {"image_urls":["https://a/b"],"outputs":[{"type":"image","url":"https://a/b"}]}
          {"outputs":[{"type":"image","url":"u"}]} | {"outputs":[{"type":"image","url":"u"}],"image_urls":["u"]}
          null                                   | {"outputs":[],"data":null}
          """)
  void outputsGetTheirNormalShape(String said, String output) throws InterruptedException {
    endpoint.json("/run", 200, said);
    assertThat(lab.good(target("/run"), "{}").output()).isEqualTo(Json.MAPPER.readTree(output));
  }

  @Test
  void thePointerAndTheCostHeaderAreFollowed() throws InterruptedException {
    endpoint.json("/run", 201, "{\"r\":{\"text\":[\"x\"]}}", "X-Cost", " 0.000125 ");
    Target target = target(endpoint.url("/run"), "output: /r/text/0\ncost-header: X-Cost");

    CallResult.Succeeded good = lab.good(target, "{}");

    assertThat(good.output().path("text").asString()).isEqualTo("x");
    assertThat(good.cost()).isEqualByComparingTo("0.000125");
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "-1", "1e5", "", "99999999999", "0.1234567890123"})
  void aSenselessCostHeaderIsPassedOver(String cost) throws InterruptedException {
    endpoint.json("/run", 200, "{}", "X-Cost", cost);
    assertThat(lab.good(target(endpoint.url("/run"), "cost-header: X-Cost"), "{}").cost())
        .isEqualByComparingTo("0.02");
  }

  @Test
  void anImageAsAnswerBecomesAnAsset() throws InterruptedException {
    byte[] png = Pictures.png(3, 2);
    endpoint.bytes("/run", 200, "image/png", png);

    CallResult.Succeeded good = lab.good(target("/run"), "{}");

    String url = good.output().at("/image_urls/0").asString();
    assertThat(good.output().at("/outputs/0/url").asString()).isEqualTo(url);
    Asset asset = lab.assets.find(lab.org, AssetId.parse(url).orElseThrow()).orElseThrow();
    assertThat(asset.mimeType()).isEqualTo("image/png");
    assertThat(lab.assets.read(asset)).isEqualTo(png);
  }

  @Test
  void plainTextAsAnswerIsText() throws InterruptedException {
    endpoint.bytes("/run", 200, "text/plain", "hi".getBytes(UTF_8));
    assertThat(lab.good(target("/run"), "{}").output().path("text").asString()).isEqualTo("hi");
  }

  @ParameterizedTest
  @CsvSource({
    "400, PROVIDER_ERROR, EXECUTION",
    "401, PROVIDER_ERROR, EXECUTION",
    "404, PROVIDER_ERROR, EXECUTION",
    "422, PROVIDER_ERROR, EXECUTION",
    "302, PROVIDER_ERROR, EXECUTION"
  })
  void aRefusalIsFinal(int status, String code, FailureStage stage) throws InterruptedException {
    endpoint.json("/run", status, "{\"why\":\"so\"}", "Location", "http://127.0.0.1:1/");

    RunFailure failure = lab.failure(target("/run"), "{}");

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.stage()).isEqualTo(stage);
    assertThat(failure.message()).startsWith("http/t answered " + status);
    assertThat(endpoint.received).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "408, PROVIDER_TIMEOUT, false",
    "429, PROVIDER_RATE_LIMITED, true",
    "500, PROVIDER_ERROR, false",
    "502, PROVIDER_ERROR, false",
    "503, PROVIDER_ERROR, true",
    "504, PROVIDER_TIMEOUT, false"
  })
  void troubleIsTriedAgain(int status, String code, boolean slowDown) throws InterruptedException {
    endpoint.json("/run", status, "{}", "Retry-After", "17");

    CallResult result = lab.run(target("/run"), "{}");

    CallResult.Retry retry = (CallResult.Retry) result;
    assertThat(retry.why().code()).isEqualTo(code);
    assertThat(retry.after()).isEqualTo(Duration.ofSeconds(17));
    assertThat(retry.slowDown()).isEqualTo(slowDown);
    assertThat(retry.cost()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(lab.notes.lines).singleElement().asString().startsWith("warning http/t answered");
  }

  @ParameterizedTest
  @CsvSource({
    "/reset, PROVIDER_ERROR, retry",
    "/close, PROVIDER_ERROR, retry",
    "/cut, PROVIDER_ERROR, retry",
    "/garbage, PROVIDER_ERROR, retry",
    "/slow-headers, PROVIDER_TIMEOUT, retry",
    "/huge, OUTPUT_INVALID, final",
    "/gzip-bomb, OUTPUT_INVALID, final",
    "/gzip-corrupt, OUTPUT_INVALID, final"
  })
  void misdeedsOfTheNetwork(String path, String code, String end) throws InterruptedException {
    try (MisbehavingWeb web = new MisbehavingWeb()) {
      CallResult result = lab.run(target(web.url(path).toString(), "response-max: 1000000"), "{}");

      RunFailure why =
          end.equals("retry")
              ? ((CallResult.Retry) result).why()
              : ((CallResult.Failed) result).failure();
      assertThat(why.code()).isEqualTo(code);
    }
  }

  @Test
  void nobodyThereIsUnavailableAtDispatch() throws InterruptedException {
    CallResult result = lab.run(target("http://127.0.0.1:1/", ""), "{}");
    RunFailure why = ((CallResult.Retry) result).why();
    assertThat(why.code()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(why.stage()).isEqualTo(FailureStage.DISPATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/"})
  void aServerInsideTheHouseIsNotCalled(String url) throws InterruptedException {
    RunFailure failure = lab.failure(target(url, ""), "{}");
    assertThat(failure.code()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(failure.message()).doesNotContain("latest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "<html>", "", "{} {}", "nul"})
  void whatIsNoJsonIsInvalid(String body) throws InterruptedException {
    endpoint.json("/run", 200, body);
    assertThat(lab.failure(target("/run"), "{}").code()).isEqualTo("OUTPUT_INVALID");
  }

  @Test
  void nothingAtThePointerIsInvalid() throws InterruptedException {
    endpoint.json("/run", 200, "{\"a\": 1}");
    RunFailure failure = lab.failure(target(endpoint.url("/run"), "output: /b"), "{}");
    assertThat(failure)
        .isEqualTo(
            new RunFailure(
                "OUTPUT_INVALID",
                "http/t answered without anything at /b",
                FailureStage.POSTPROCESS));
  }

  @Test
  void secretsAreSentAndNeverShown() throws InterruptedException {
    endpoint.on(
        "/run",
        exchange -> {
          byte[] echo = exchange.getRequestHeaders().getFirst("X-key").getBytes(UTF_8);
          exchange.sendResponseHeaders(400, echo.length);
          exchange.getResponseBody().write(echo);
        });
    Target target = target(endpoint.url("/run"), "headers: {X-Key: \"Bearer {{secret:THE_KEY}}\"}");

    RunFailure before = lab.failure(target, "{}");
    lab.secrets.put(null, "THE_KEY", "s3cr3t-value");
    RunFailure failure = lab.failure(target, "{}");
    lab.secrets.put(lab.org, "THE_KEY", "our-own-value");
    lab.failure(target, "{}");

    assertThat(before.code()).isEqualTo("MODEL_UNAVAILABLE");
    assertThat(before.message()).contains("needs the secret THE_KEY");
    assertThat(endpoint.received)
        .extracting(request -> request.header("X-key"))
        .containsExactly("Bearer s3cr3t-value", "Bearer our-own-value");
    assertThat(failure.message()).isEqualTo("http/t answered 400: Bearer ***");
    assertThat(String.join("", lab.notes.lines)).doesNotContain("s3cr3t").doesNotContain("our-own");
    assertThat(
            lab.database
                .database()
                .sql("select string_agg(encode(sealed, 'escape'), ' ') from secret")
                .query(String.class)
                .single())
        .doesNotContain("s3cr3t");
  }

  @Test
  void assetsAreSentAsSignedUrlsAndForeignOnesNotAtAll() throws InterruptedException {
    endpoint.json("/run", 200, "{}");
    Asset asset = lab.assets.store(lab.org, "a.png", Pictures.png(1, 1), null, Asset.Source.UPLOAD);
    Asset foreign =
        lab.assets.store(lab.otherOrg, "a.png", Pictures.png(1, 1), null, Asset.Source.UPLOAD);
    Target target = target("/run");

    lab.good(target, "{'deep': [{'image': '%s'}]}".formatted(asset.id().reference()));
    RunFailure failure = lab.failure(target, "{'image': '%s'}".formatted(foreign.id().reference()));

    String sent = endpoint.received.getFirst().json().at("/input/deep/0/image").asString();
    assertThat(lab.assets.behind(sent)).contains(asset);
    assertThat(failure.code()).isEqualTo("ASSET_NOT_FOUND");
    assertThat(endpoint.received).hasSize(1);
  }

  @Test
  void anInterruptEndsTheCall() throws Exception {
    try (MisbehavingWeb web = new MisbehavingWeb()) {
      Target target = target(web.url("/slow-headers").toString(), "");
      var ended = new java.util.concurrent.CompletableFuture<Boolean>();
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  lab.run(target, "{}");
                  ended.complete(false);
                } catch (InterruptedException _) {
                  ended.complete(true);
                }
              });
      web.awaitRequest("/slow-headers");
      thread.interrupt();
      assertThat(ended.get(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
  }
}
