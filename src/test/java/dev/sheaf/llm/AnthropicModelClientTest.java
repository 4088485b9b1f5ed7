package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnthropicModelClientTest extends ModelClientContract {

  @Override
  Provider provider() {
    return Provider.ANTHROPIC;
  }

  @Override
  Map<String, String> usedUp() {
    return Map.of(
        "anthropic-ratelimit-requests-remaining", "0",
        "anthropic-ratelimit-requests-reset", "2026-11-23T10:01:30Z");
  }

  @Test
  void theStructureIsAForcedToolCall() throws InterruptedException {
    ask(structured());
    StubProvider.Received sent = stub.received().getFirst();
    assertThat(sent.path()).isEqualTo("/v1/messages");
    assertThat(sent.body().path("tool_choice").path("type").asString()).isEqualTo("tool");
    assertThat(sent.body().path("tools").path(0).path("input_schema")).isEqualTo(SCHEMA);
    assertThat(sent.body().path("max_tokens").asInt()).isEqualTo(500);
  }

  @Test
  void aModelThatAlwaysThinksIsOnlyAskedToCallTheTool() throws InterruptedException {
    stub.refusingShapes(1);
    as(Answer.Structured.class, client(withModel("claude-opus-5-5")).ask(structured()));
    assertThat(stub.requests()).isEqualTo(1);
    JsonNode choice = stub.received().getFirst().body().path("tool_choice");
    assertThat(choice.path("type").asString()).isEqualTo("auto");
  }
}
