package dev.sheaf.dialect.runflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.llm.Provider;
import dev.sheaf.llm.StubBatchFault;
import dev.sheaf.llm.StubProvider;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Large batches of a prompt through the provider's batch API: paid for once, and nothing that goes
/// wrong with the provider's batch fails a run.
class ProviderBatchTest {

  private static final int RUNS = 6;
  private static final String TARGET =
      """
      targets:
        - target: llm/shout
          llm:
            user: "{{word}}"
            model: stub-1
            batch-from: 3
            input-price: 1
            output-price: 2
      """;

  private static final Map<Provider, Lab> LABS = new EnumMap<>(Provider.class);

  /// A server that asks this provider.
  private record Lab(StubProvider stub, RunflowServer server) {}

  private static Lab lab(Provider provider) throws Exception {
    Lab known = LABS.get(provider);
    if (known == null) {
      StubProvider stub = stub();
      known = new Lab(stub, server(stub, provider));
      LABS.put(provider, known);
    }
    known.stub().reset();
    return known;
  }

  @AfterAll
  static void stop() {
    for (Lab lab : LABS.values()) {
      lab.server().close();
      lab.stub().close();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aLargeBatchIsOneOfTheProvider(Provider provider) throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    RunflowServer server = lab.server();
    stub.batchFaults(StubBatchFault.REVERSED, StubBatchFault.JUNK_LINES);

    JsonNode batch = run(server, RUNS);

    assertThat(batch.path("status_code").asString()).isEqualTo("succeeded");
    assertThat(stub.batchCount()).isEqualTo(1);
    BigDecimal sum = BigDecimal.ZERO;
    JsonNode items =
        server.get("/v1/batches/" + batch.path("id").asString() + "/items").json().path("items");
    for (int i = 0; i < RUNS; i++) {
      JsonNode item = items.get(i);
      assertThat(item.at("/output/text").asString()).isEqualTo("W" + i + "!");
      assertThat(item.path("client_ref").asString()).isEqualTo("ref-" + i);
      assertThat(item.at("/run/cost_breakdown/prompt_tokens").asLong()).isPositive();
      sum = sum.add(new BigDecimal(item.path("cost").asString()));
    }
    assertThat(new BigDecimal(batch.path("cost").asString())).isEqualByComparingTo(sum);
    assertThat(sum).isPositive();
  }

  @Test
  void aSmallBatchIsAskedLive() throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    RunflowServer server = lab.server();
    assertThat(run(server, 2).path("status_code").asString()).isEqualTo("succeeded");
    assertThat(stub.batchCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = StubBatchFault.class, mode = EnumSource.Mode.EXCLUDE, names = "ONE_ERROR")
  void whateverBecomesOfTheBatchTheRunsAreDone(StubBatchFault fault) throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    RunflowServer server = lab.server();
    stub.batchFaults(fault);

    JsonNode batch = run(server, RUNS);

    assertThat(batch.path("status_code").asString()).as(batch.toString()).isEqualTo("succeeded");
  }

  @Test
  void aRunThatTheProviderRefusesInItsBatchFailsAlone() throws Exception {
    Lab lab = lab(Provider.OPENAI);
    StubProvider stub = lab.stub();
    RunflowServer server = lab.server();
    stub.batchFaults(StubBatchFault.ONE_ERROR);

    JsonNode batch = run(server, RUNS);

    assertThat(batch.path("status_code").asString()).isEqualTo("partial_succeeded");
    assertThat(batch.path("items_failed").asInt()).isEqualTo(1);
    assertThat(batch.at("/output/items").toString()).contains("PROVIDER_ERROR");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aBatchThatWasTakenWithoutAnAnswerIsFoundAndNotPaidForTwice(Provider provider)
      throws Exception {
    Lab lab = lab(provider);
    StubProvider stub = lab.stub();
    RunflowServer server = lab.server();
    stub.batchFaults(StubBatchFault.TAKEN_BUT_UNANSWERED);

    assertThat(run(server, RUNS).path("items_succeeded").asInt()).isEqualTo(RUNS);
    assertThat(stub.batchCount()).isEqualTo(1);
  }

  private static JsonNode run(RunflowServer server, int runs) throws Exception {
    String input =
        IntStream.range(0, runs)
            .mapToObj(i -> "{\"word\": \"w%d\", \"client_ref\": \"ref-%d\"}".formatted(i, i))
            .collect(Collectors.joining(",", "{\"input\": [", "]}"));
    String id = server.post("/v1/models/llm/shout/batches", input).text("id");
    return server.awaitBatch(id);
  }

  private static StubProvider stub() {
    return StubProvider.start()
        .batchLooks(1)
        .answering(asked -> Wire.JSON.valueToTree(asked.user().toUpperCase(Locale.ROOT) + "!"));
  }

  private static RunflowServer server(StubProvider stub, Provider provider) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("llm-batch-poll-ms", "100");
    settings.put("llm-model", "stub-1");
    String name = provider.name().toLowerCase(Locale.ROOT);
    String url =
        switch (provider) {
          case OPENAI -> stub.openAiUrl().toString();
          case ANTHROPIC -> stub.anthropicUrl().toString();
        };
    settings.put(name + "-base-url", url);
    settings.put(name + "-api-key", "stub-key-123456");
    RunflowServer server = new RunflowServer(settings);
    assertThat(server.post("/v1/admin/targets", TARGET).status()).isEqualTo(200);
    return server;
  }
}
