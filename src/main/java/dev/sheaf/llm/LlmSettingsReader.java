package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads [LlmSettings] from names and values, and reports all problems together.
///
/// | name | meaning |
/// |---|---|
/// | `OPENAI_API_KEY`, `OPENAI_BASE_URL` | key and server; the URL ends before `/chat/completions` |
/// | `ANTHROPIC_API_KEY`, `ANTHROPIC_BASE_URL` | key and server; the URL ends before `/v1` |
/// | `SHEAF_LLM_PROVIDER` | `openai` or `anthropic`, if both have a key |
/// | `SHEAF_LLM_MODEL` | the model; must be named for a server that is not the vendor's own |
/// | `SHEAF_LLM_PROMPT_TOKENS`, `SHEAF_LLM_OUTPUT_TOKENS` | budgets of one call |
/// | `SHEAF_LLM_TIMEOUT_SECONDS` | deadline of one call |
/// | `SHEAF_LLM_BATCH_POLL_MS` | first pause between two looks at a provider batch |
final class LlmSettingsReader {

  private static final String OPENAI_URL = "https://api.openai.com/v1";
  private static final String OPENAI_MODEL = "gpt-5.4-mini";
  private static final String ANTHROPIC_URL = "https://api.anthropic.com";
  private static final String ANTHROPIC_MODEL = "claude-haiku-4-5";
  private static final int TOKENS_MAX = 1_000_000;
  private static final int TIMEOUT_SECONDS_MAX = 3_600;
  private static final int BATCH_POLL_MS_MAX = 3_600_000;

  private final Map<String, String> settings;
  private final List<String> problems = new ArrayList<>();

  LlmSettingsReader(Map<String, String> settings) {
    this.settings = settings;
  }

  Optional<LlmSettings> read() {
    if (isNotConfigured()) {
      return Optional.empty();
    }
    Provider provider = provider();
    URI baseUrl = baseUrl(provider);
    String model = model(provider, baseUrl);
    int promptTokens =
        number("SHEAF_LLM_PROMPT_TOKENS", LlmSettings.DEFAULT_PROMPT_TOKENS, TOKENS_MAX);
    int outputTokens =
        number("SHEAF_LLM_OUTPUT_TOKENS", LlmSettings.DEFAULT_OUTPUT_TOKENS, TOKENS_MAX);
    Duration total = total();
    Duration batchPoll = batchPoll();
    Secret key = key(provider + "_API_KEY");
    throwProblems();
    return Optional.of(
        new LlmSettings(
            provider,
            baseUrl,
            key,
            model,
            promptTokens,
            outputTokens,
            shorter(LlmSettings.DEFAULT_CONNECT_TIMEOUT, total),
            total,
            total,
            batchPoll));
  }

  private boolean isNotConfigured() {
    return text("OPENAI_API_KEY").isEmpty()
        && text("OPENAI_BASE_URL").isEmpty()
        && text("ANTHROPIC_API_KEY").isEmpty()
        && text("ANTHROPIC_BASE_URL").isEmpty();
  }

  private Provider provider() {
    String named = text("SHEAF_LLM_PROVIDER").toLowerCase(Locale.ROOT);
    if (named.equals("openai") || named.equals("anthropic")) {
      return Provider.valueOf(named.toUpperCase(Locale.ROOT));
    }
    if (!named.isEmpty()) {
      problems.add("SHEAF_LLM_PROVIDER is \"" + named + "\", must be openai or anthropic");
    }
    boolean openAi = !(text("OPENAI_API_KEY") + text("OPENAI_BASE_URL")).isEmpty();
    boolean anthropic = !(text("ANTHROPIC_API_KEY") + text("ANTHROPIC_BASE_URL")).isEmpty();
    if (openAi && anthropic) {
      return text("SHEAF_LLM_MODEL").startsWith("claude") ? Provider.ANTHROPIC : Provider.OPENAI;
    }
    return anthropic ? Provider.ANTHROPIC : Provider.OPENAI;
  }

  private URI baseUrl(Provider provider) {
    String standard = standardUrl(provider);
    String name = provider + "_BASE_URL";
    String value = text(name).isEmpty() ? standard : text(name);
    try {
      URI uri = URI.create(value);
      if (LlmSettings.isServer(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // reported below, like every other address that is none
    }
    problems.add(
        name
            + " must be http:// or https:// with a host and without user or query, e.g. "
            + standard);
    return URI.create(standard);
  }

  private String model(Provider provider, URI baseUrl) {
    String named = text("SHEAF_LLM_MODEL");
    if (!named.isEmpty()) {
      return named;
    }
    if (!baseUrl.toString().startsWith(standardUrl(provider))) {
      problems.add(
          "SHEAF_LLM_MODEL is missing, must name a model of the server in "
              + provider
              + "_BASE_URL");
    }
    return provider == Provider.OPENAI ? OPENAI_MODEL : ANTHROPIC_MODEL;
  }

  private Secret key(String name) {
    if (!text(name).chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      problems.add(name + " holds characters that no key has, e.g. a blank or a line break");
    }
    return new Secret(text(name));
  }

  private Duration total() {
    int standard = Math.toIntExact(LlmSettings.DEFAULT_TOTAL_TIMEOUT.toSeconds());
    return Duration.ofSeconds(number("SHEAF_LLM_TIMEOUT_SECONDS", standard, TIMEOUT_SECONDS_MAX));
  }

  private Duration batchPoll() {
    int standard = Math.toIntExact(LlmSettings.DEFAULT_BATCH_POLL.toMillis());
    return Duration.ofMillis(number("SHEAF_LLM_BATCH_POLL_MS", standard, BATCH_POLL_MS_MAX));
  }

  private int number(String name, int standard, int max) {
    String value = text(name);
    if (value.isEmpty()) {
      return standard;
    }
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    }
    problems.add(name + " is \"" + value + "\", must be a number from 1 to " + max);
    return standard;
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      throw new FailureException(
          Failure.caller("LLM_SETTINGS_INVALID", String.join("; ", problems) + "."));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String standardUrl(Provider provider) {
    return provider == Provider.OPENAI ? OPENAI_URL : ANTHROPIC_URL;
  }

  private String text(String name) {
    return settings.getOrDefault(name, "").strip();
  }
}
