package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmSettingsTest {

  private static final String KEY = "sk-very-secret-0123456789";

  @Test
  void withoutKeyAndServerThereIsNoModel() {
    assertThat(LlmSettings.from(Map.of())).isEmpty();
    assertThat(LlmSettings.from(Map.of("OPENAI_API_KEY", " ", "SHEAF_LLM_MODEL", "m"))).isEmpty();
  }

  @Test
  void aKeyAloneMeansTheVendorsServerAndAModelOfIts() {
    LlmSettings openAi = LlmSettings.from(Map.of("OPENAI_API_KEY", KEY)).orElseThrow();
    assertThat(openAi.provider()).isEqualTo(Provider.OPENAI);
    assertThat(openAi.baseUrl()).hasToString("https://api.openai.com/v1");
    LlmSettings claude = LlmSettings.from(Map.of("ANTHROPIC_API_KEY", KEY)).orElseThrow();
    assertThat(claude.provider()).isEqualTo(Provider.ANTHROPIC);
    assertThat(claude.model()).startsWith("claude");
  }

  @Test
  void aServerOfOnesOwnNeedsAModelButNoKey() {
    Map<String, String> own = Map.of("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1/");
    assertThatThrownBy(() -> LlmSettings.from(own)).hasMessageContaining("SHEAF_LLM_MODEL");
    LlmSettings settings =
        LlmSettings.from(
                Map.of("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1/", "SHEAF_LLM_MODEL", "qwen"))
            .orElseThrow();
    assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:11434/v1"));
    assertThat(settings.apiKey().isEmpty()).isTrue();
  }

  @Test
  void withBothKeysTheModelDecidesUnlessTheProviderIsNamed() {
    Map<String, String> both =
        Map.of("OPENAI_API_KEY", KEY, "ANTHROPIC_API_KEY", KEY, "SHEAF_LLM_MODEL", "claude-opus-5");
    assertThat(LlmSettings.from(both).orElseThrow().provider()).isEqualTo(Provider.ANTHROPIC);
    Map<String, String> named =
        Map.of("OPENAI_API_KEY", KEY, "ANTHROPIC_API_KEY", KEY, "SHEAF_LLM_PROVIDER", "OpenAI");
    assertThat(LlmSettings.from(named).orElseThrow().provider()).isEqualTo(Provider.OPENAI);
  }

  @Test
  void namesAllProblemsAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "OPENAI_BASE_URL", "ftp://files",
            "SHEAF_LLM_PROVIDER", "gemini",
            "SHEAF_LLM_TIMEOUT_SECONDS", "0",
            "SHEAF_LLM_OUTPUT_TOKENS", "many");
    assertThatThrownBy(() -> LlmSettings.from(wrong))
        .isInstanceOf(FailureException.class)
        .hasMessageContainingAll(
            "OPENAI_BASE_URL", "gemini", "SHEAF_LLM_TIMEOUT_SECONDS", "\"many\"");
  }

  @Test
  void budgetsAndTimeoutsAreRead() {
    LlmSettings settings =
        LlmSettings.from(
                Map.of(
                    "OPENAI_API_KEY", KEY,
                    "SHEAF_LLM_TIMEOUT_SECONDS", "5",
                    "SHEAF_LLM_PROMPT_TOKENS", "1000",
                    "SHEAF_LLM_BATCH_POLL_MS", "250"))
            .orElseThrow();
    assertThat(settings.totalTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.maxPromptTokens()).isEqualTo(1000);
    assertThat(settings.batchPoll()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotRepeated() {
    Map<String, String> withPassword =
        Map.of("OPENAI_BASE_URL", "http://me:hunter2@127.0.0.1/v1", "SHEAF_LLM_MODEL", "m");
    assertThatThrownBy(() -> LlmSettings.from(withPassword))
        .hasMessageContaining("OPENAI_BASE_URL")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aKeyWithALineBreakIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> LlmSettings.from(Map.of("OPENAI_API_KEY", "one\nkey")))
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("one\nkey");
  }

  @Test
  void theKeyDoesNotShow() {
    LlmSettings settings = LlmSettings.from(Map.of("OPENAI_API_KEY", KEY)).orElseThrow();
    assertThat(settings.toString()).doesNotContain("secret").contains("***");
    assertThat(settings.apiKey().scrub("Incorrect key: " + KEY + " or sk-pro*****1234 given"))
        .isEqualTo("Incorrect key: *** or *** given");
  }
}
