package dev.sheaf.dialect.olostep;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.demo.SampleSite;
import dev.sheaf.llm.Provider;
import dev.sheaf.llm.StubBatchFault;
import dev.sheaf.llm.StubFault;
import dev.sheaf.llm.StubProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Enriching against a provider that speaks the real protocols and misbehaves: each fault ends as
/// the contract says, and every token is counted once.
class AiropsModelTest {

  private static final List<String> PATHS =
      List.of("/api", "/grind-guide", "/kaffeewasser", "/cold-brew", "/water");
  private static SampleSite site;

  @BeforeAll
  static void start() throws IOException {
    site = SampleSite.start();
  }

  @AfterAll
  static void stop() {
    site.close();
    for (Lab lab : LABS.values()) {
      lab.server().close();
      lab.stub().close();
    }
  }

  private static final Map<Provider, Lab> LABS = new EnumMap<>(Provider.class);

  /// A server that asks this provider.
  private record Lab(StubProvider stub, TestServer server) {}

  private static Lab lab(Provider provider) {
    Lab known =
        LABS.computeIfAbsent(
            provider,
            asked -> {
              StubProvider stub = stub();
              return new Lab(stub, server(stub, asked));
            });
    known.stub().reset();
    return known;
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void pageByPageThroughFaultsThatPass(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.next(
        StubFault.rateLimited(1),
        StubFault.status(500),
        new StubFault.BrokenJson(),
        new StubFault.Disconnect());
    JsonNode status = run(server, false);
    JsonNode enriching = status.path("enriching");
    assertThat(status.path("status").asString()).isEqualTo("completed");
    assertThat(enriching.path("items_enriched").asInt()).isEqualTo(PATHS.size());
    assertThat(enriching.path("llm_batch_id").isNull()).isTrue();
    assertUsage(enriching, stub);
    JsonNode items = items(server, status);
    assertThat(items.get(0).path("author").asString()).isEqualTo("Model Author");
    assertThat(items.get(4).path("author").asString()).isEqualTo("Ines Okafor");
    assertThat(items.get(1).path("brand_mentions").toString()).isEqualTo("[\"acme\"]");
  }

  @Test
  void aRefusalFailsItsItemOnly() throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.next(new StubFault.Refusal("I would rather not."));
    JsonNode status = run(server, false);
    assertThat(status.path("status").asString()).isEqualTo("completed");
    assertThat(status.path("enriching").path("items_failed").asInt()).isEqualTo(1);
    JsonNode failed =
        items(server, status).values().stream()
            .filter(item -> item.path("status").asString().equals("failed"))
            .findFirst()
            .orElseThrow();
    assertThat(failed.path("failed_stage").asString()).isEqualTo("enriching");
    assertThat(failed.path("error").path("code").asString()).isEqualTo("ENRICHMENT_FAILED");
    assertUsage(status.path("enriching"), stub);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aConnectionThatHangsIsGivenUpAndTriedAgain(Provider provider) throws Exception {
    try (StubProvider stub = stub();
        TestServer server = server(stub, provider, Map.of("llm-timeout-seconds", "1"))) {
      stub.next(new StubFault.Hang(), new StubFault.Hang());
      JsonNode status = run(server, false);
      assertThat(status.path("status").asString()).isEqualTo("completed");
      assertThat(status.path("enriching").path("items_enriched").asInt()).isEqualTo(PATHS.size());
      assertUsage(status.path("enriching"), stub);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void anAnswerAgainstItsSchemaIsRepairedAndPaidForTwice(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.next(new StubFault.WrongSchema());
    JsonNode status = run(server, false);
    assertThat(status.path("enriching").path("items_enriched").asInt()).isEqualTo(PATHS.size());
    assertThat(stub.requests()).isEqualTo(PATHS.size() + 1);
    assertUsage(status.path("enriching"), stub);
  }

  /// Nothing but senseless answers: each page is asked for once more and then fails, and with all
  /// of them the phase does.
  @Test
  void answersThatAreAllAgainstTheirSchemaFailThePhase() throws Exception {
    try (StubProvider stub =
            StubProvider.start().answering(asked -> TestServer.JSON.readTree("{\"x\":[1]}"));
        TestServer server = server(stub, Provider.OPENAI)) {
      JsonNode status = run(server, false);
      JsonNode enriching = status.path("enriching");
      assertThat(status.path("status").asString()).isEqualTo("failed");
      assertThat(enriching.path("error").path("code").asString()).isEqualTo("ENRICHING_ERROR");
      assertThat(stub.requests()).isEqualTo(2 * PATHS.size());
      JsonNode item = items(server, status).get(0);
      assertThat(item.path("failed_stage").asString()).isEqualTo("enriching");
      assertThat(item.path("error").path("code").asString()).isEqualTo("ENRICHMENT_FAILED");
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aBatchThatExpiresUntouchedFailsThePhase(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.batchFaults(StubBatchFault.EXPIRES_UNTOUCHED);
    JsonNode enriching = run(server, true).path("enriching");
    assertThat(enriching.path("state").asString()).isEqualTo("failed");
    assertThat(enriching.path("error").path("code").asString()).isEqualTo("LLM_BATCH_EXPIRED");
    assertThat(enriching.path("llm_batch_id").asString()).isNotBlank();
    assertThat(stub.usage().totalTokens()).isZero();
  }

  @Test
  void aProviderThatRefusesTheKeyFailsThePhase() throws Exception {
    try (StubProvider stub = stub();
        TestServer server =
            server(stub, Provider.OPENAI, Map.of("openai-api-key", StubProvider.WRONG_KEY))) {
      JsonNode status = run(server, false);
      assertThat(status.path("status").asString()).isEqualTo("failed");
      assertThat(status.path("enriching").path("error").path("code").asString())
          .isEqualTo("ENRICHING_ERROR");
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aBatchWhoseResultsComeInAnyOrderWithJunk(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.batchFaults(
        StubBatchFault.REVERSED, StubBatchFault.DUPLICATES_ONE, StubBatchFault.JUNK_LINES);
    JsonNode status = run(server, true);
    assertThat(status.path("batch_mode").asBoolean()).isTrue();
    assertThat(status.path("status").asString()).isEqualTo("completed");
    assertThat(status.path("enriching").path("llm_batch_id").asString()).isNotBlank();
    assertThat(status.path("enriching").path("items_enriched").asInt()).isEqualTo(PATHS.size());
    assertThat(stub.batchCount()).isEqualTo(1);
    assertThat(items(server, status).get(0).path("author").asString()).isEqualTo("Model Author");
  }

  @ParameterizedTest
  @EnumSource(
      value = StubBatchFault.class,
      names = {"EXPIRES_HALF_DONE", "LOSES_ONE", "ONE_WRONG_SCHEMA", "DOWNLOAD_BREAKS"})
  void whatABatchLeavesUndoneIsDoneLive(StubBatchFault fault) throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.batchFaults(fault);
    JsonNode status = run(server, true);
    assertThat(status.path("status").asString()).isEqualTo("completed");
    assertThat(status.path("enriching").path("items_enriched").asInt()).isEqualTo(PATHS.size());
    assertThat(stub.batchCount()).isEqualTo(1);
    if (fault != StubBatchFault.DOWNLOAD_BREAKS) { // the stub counts a second download again
      assertUsage(status.path("enriching"), stub);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = StubBatchFault.class,
      names = {"FAILS", "CANCELLED"})
  void aBatchThatFailsFailsThePhase(StubBatchFault fault) throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.batchFaults(fault);
    JsonNode status = run(server, true);
    JsonNode enriching = status.path("enriching");
    assertThat(status.path("status").asString()).isEqualTo("failed");
    assertThat(enriching.path("state").asString()).isEqualTo("failed");
    assertThat(enriching.path("error").path("code").asString()).isEqualTo("LLM_BATCH_FAILED");
    assertThat(enriching.path("llm_batch_id").asString()).isNotBlank();
    assertThat(enriching.path("items_enriched").asInt()).isZero();
    assertThat(enriching.path("items_failed").asInt()).isZero();
    assertThat(status.path("analyzing").path("state").asString()).isEqualTo("completed");
    JsonNode item = items(server, status).get(0);
    assertThat(item.path("failed_stage").asString()).isEqualTo("enriching");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aBatchThatWasTakenWithoutAnAnswerIsFoundAgain(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    TestServer server = lab.server();
    stub.batchFaults(StubBatchFault.TAKEN_BUT_UNANSWERED);
    JsonNode status = run(server, true);
    assertThat(status.path("status").asString()).isEqualTo("completed");
    assertThat(stub.batchCount()).isEqualTo(1);
  }

  private static StubProvider stub() {
    return StubProvider.start().answering(AiropsModelTest::answer);
  }

  /// A value for every field that was asked for.
  private static JsonNode answer(StubProvider.Asked asked) {
    ObjectNode answer = TestServer.JSON.createObjectNode();
    JsonNode schema = asked.schema();
    for (String field :
        schema == null ? List.<String>of() : schema.path("properties").propertyNames()) {
      switch (field) {
        case "page_type" -> answer.put(field, "documentation");
        case "author" -> answer.put(field, "Model Author");
        case "brand_mentions" -> answer.putArray(field).add("acme");
        default -> answer.put(field, "2020-02-02");
      }
    }
    return answer;
  }

  private static TestServer server(StubProvider stub, Provider provider) {
    return server(stub, provider, Map.of());
  }

  private static TestServer server(StubProvider stub, Provider provider, Map<String, String> over) {
    Map<String, String> settings = new HashMap<>();
    switch (provider) {
      case OPENAI -> {
        settings.put("openai-base-url", stub.openAiUrl().toString());
        settings.put("openai-api-key", "stub-key-123456");
      }
      case ANTHROPIC -> {
        settings.put("anthropic-base-url", stub.anthropicUrl().toString());
        settings.put("anthropic-api-key", "stub-key-123456");
      }
    }
    settings.put("llm-model", StubProvider.MODEL);
    settings.put("llm-batch-poll-ms", "50");
    settings.putAll(over);
    return new TestServer(settings);
  }

  private static JsonNode run(TestServer server, boolean batchMode) throws Exception {
    List<Map<String, String>> items = new ArrayList<>();
    PATHS.forEach(p -> items.add(Map.of("url", site.address() + p, "custom_id", p)));
    String body =
        TestServer.JSON.writeValueAsString(
            Map.of("items", items, "brands", List.of("acme"), "batch_mode", batchMode));
    String path =
        "/v1/batches-airops/" + json(server.post("/v1/batches-airops", body)).path("id").asString();
    for (int poll = 0; poll < 1_500; poll++) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode status = json(answer);
      Arithmetic.assertHolds(status, PATHS.size());
      if (status.path("status").asString().matches("completed|failed")) {
        return status;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("the batch does not end: " + server.get(path).body());
  }

  private static JsonNode items(TestServer server, JsonNode status) throws Exception {
    return json(server.get("/v1/batches-airops/" + status.path("id").asString() + "/items"))
        .path("items");
  }

  /// Every token that the provider counted, and none twice.
  private static void assertUsage(JsonNode enriching, StubProvider stub) {
    JsonNode usage = enriching.path("llm").path("usage");
    assertThat(usage.path("prompt_tokens").asLong()).isEqualTo(stub.usage().promptTokens());
    assertThat(usage.path("completion_tokens").asLong()).isEqualTo(stub.usage().completionTokens());
  }
}
