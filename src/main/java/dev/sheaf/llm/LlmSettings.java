package dev.sheaf.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Which model to ask, where, with which key, and within which limits.
///
/// @param maxPromptTokens how much text a feature should put into one prompt, see [TokenBudget]
/// @param maxOutputTokens how long an answer may be if the feature does not say
/// @param totalTimeout after which a call that hangs is given up
/// @param batchPoll how soon a young provider batch is looked at again; later ones are looked at
///   less often
public record LlmSettings(
    Provider provider,
    URI baseUrl,
    Secret apiKey,
    String model,
    int maxPromptTokens,
    int maxOutputTokens,
    Duration connectTimeout,
    Duration readTimeout,
    Duration totalTimeout,
    Duration batchPoll) {

  public static final int DEFAULT_PROMPT_TOKENS = 24_000;
  public static final int DEFAULT_OUTPUT_TOKENS = 4_096;
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMinutes(2);
  public static final Duration DEFAULT_TOTAL_TIMEOUT = Duration.ofMinutes(3);
  public static final Duration DEFAULT_BATCH_POLL = Duration.ofSeconds(15);

  public LlmSettings {
    requirePositive("maxPromptTokens", maxPromptTokens);
    requirePositive("maxOutputTokens", maxOutputTokens);
    requirePositive("connectTimeout in ms", connectTimeout.toMillis());
    requirePositive("readTimeout in ms", readTimeout.toMillis());
    requirePositive("totalTimeout in ms", totalTimeout.toMillis());
    requirePositive("batchPoll in ms", batchPoll.toMillis());
    if (model.isBlank()) {
      throw new IllegalArgumentException("model is blank, must name a model of the provider");
    }
    if (!isServer(baseUrl)) {
      // it is not quoted, because what is wrong with it may be a password in it
      throw new IllegalArgumentException(
          "the base URL must be http:// or https:// with a host and without user or query");
    }
    baseUrl = withoutTrailingSlash(baseUrl);
  }

  /// Everything but where and what left at its default.
  public static LlmSettings of(Provider provider, URI baseUrl, Secret apiKey, String model) {
    return new LlmSettings(
        provider,
        baseUrl,
        apiKey,
        model,
        DEFAULT_PROMPT_TOKENS,
        DEFAULT_OUTPUT_TOKENS,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_READ_TIMEOUT,
        DEFAULT_TOTAL_TIMEOUT,
        DEFAULT_BATCH_POLL);
  }

  /// Reads the settings named in [LlmSettingsReader]; empty when no key and no server is named,
  /// which means: work without a model.
  ///
  /// @throws dev.sheaf.failure.FailureException that names all problems at once
  public static Optional<LlmSettings> from(Map<String, String> settings) {
    return new LlmSettingsReader(settings).read();
  }

  public LlmSettings withTimeouts(Duration connect, Duration read, Duration total) {
    return new LlmSettings(
        provider,
        baseUrl,
        apiKey,
        model,
        maxPromptTokens,
        maxOutputTokens,
        connect,
        read,
        total,
        batchPoll);
  }

  /// Which setting holds the key, for messages to the operator.
  String keyName() {
    return provider == Provider.OPENAI ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY";
  }

  static boolean isServer(URI uri) {
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
    }
  }

  private static URI withoutTrailingSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : uri;
  }
}
