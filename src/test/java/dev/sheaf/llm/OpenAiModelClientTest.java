package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenAiModelClientTest extends ModelClientContract {

  @Override
  Provider provider() {
    return Provider.OPENAI;
  }

  @Override
  Map<String, String> usedUp() {
    return Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "1m30s");
  }

  @Test
  void theRequestIsAsOpenAiWantsIt() throws InterruptedException {
    ask(structured());
    StubProvider.Received sent = stub.received().getFirst();
    assertThat(sent.path()).isEqualTo("/v1/chat/completions");
    JsonNode format = sent.body().path("response_format");
    assertThat(format.path("type").asString()).isEqualTo("json_schema");
    assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
    assertThat(format.path("json_schema").path("schema")).isEqualTo(SCHEMA);
    assertThat(sent.body().path("max_tokens").asInt()).isEqualTo(500);
    assertThat(sent.idempotencyKey()).startsWith("job/1");
  }

  @Test
  void openAiItselfWantsAnotherNameForTheLimit() {
    LlmSettings settings =
        LlmSettings.of(
            Provider.OPENAI, URI.create("https://api.openai.com/v1"), new Secret("k"), "gpt-5.4");
    JsonNode body = new OpenAiWire(settings).body(plain(), Shape.ENFORCED);
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(500);
    assertThat(body.has("max_tokens")).isFalse();
  }
}
