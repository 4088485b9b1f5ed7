package dev.sheaf.run;

import dev.sheaf.llm.Llm;
import dev.sheaf.llm.LlmSettings;
import dev.sheaf.llm.Prices;
import dev.sheaf.llm.Provider;
import dev.sheaf.llm.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The model clients of targets, kept because each remembers what its server takes.
final class LlmClients {

  private static final int KEPT_MAX = 200;
  private static final URI OPENAI = URI.create("https://api.openai.com/v1");
  private static final URI ANTHROPIC = URI.create("https://api.anthropic.com");

  private final ExecutorParts parts;
  private final Map<Key, Llm> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Llm> eldest) {
          return size() > KEPT_MAX;
        }
      };

  LlmClients(ExecutorParts parts) {
    this.parts = parts;
  }

  private record Key(UUID version, Secret secret) {}

  sealed interface Search {}

  record Found(Llm llm) implements Search {}

  record None(RunFailure why) implements Search {}

  Search find(Action.Llm action, Target target, UUID org) {
    Secret secret = new Secret("");
    if (action.key() != null) {
      Optional<String> value = parts.secrets().reveal(org, action.key());
      if (value.isEmpty()) {
        return none(target, "the secret %s is not set".formatted(action.key()));
      }
      secret = new Secret(value.get());
    }
    LlmSettings settings = settings(action, secret);
    return settings == null
        ? none(target, "no model is set up; set OPENAI_API_KEY or ANTHROPIC_API_KEY")
        : new Found(client(action, target, settings, secret));
  }

  private static Search none(Target target, String what) {
    return new None(RunFailure.of(RunFailure.MODEL_UNAVAILABLE, target.path() + ": " + what));
  }

  private Llm client(Action.Llm action, Target target, LlmSettings settings, Secret secret) {
    Key key = new Key(target.versionId(), secret);
    synchronized (kept) {
      return kept.computeIfAbsent(key, _ -> make(action, target, settings));
    }
  }

  private Llm make(Action.Llm action, Target target, LlmSettings settings) {
    LlmSettings timed =
        settings.withTimeouts(settings.connectTimeout(), target.timeout(), target.timeout());
    Prices prices = prices(action, timed.model());
    return new Llm(timed, prices, parts.http(), parts.time());
  }

  /// Null when the target leaves the model to the server and the server has none.
  private @Nullable LlmSettings settings(Action.Llm action, Secret secret) {
    LlmSettings server = parts.model();
    String model = action.model();
    if (action.key() == null && action.baseUrl() == null) {
      return server == null || model == null ? server : withModel(server, model);
    }
    Provider provider = action.provider() == null ? Provider.OPENAI : action.provider();
    URI usual = provider == Provider.OPENAI ? OPENAI : ANTHROPIC;
    URI url = action.baseUrl() == null ? usual : action.baseUrl();
    return LlmSettings.of(provider, url, secret, model == null ? "default" : model);
  }

  private static LlmSettings withModel(LlmSettings server, String model) {
    return new LlmSettings(
        server.provider(),
        server.baseUrl(),
        server.apiKey(),
        model,
        server.maxPromptTokens(),
        server.maxOutputTokens(),
        server.connectTimeout(),
        server.readTimeout(),
        server.totalTimeout(),
        server.batchPoll());
  }

  private Prices prices(Action.Llm action, String model) {
    BigDecimal input = action.inputPrice();
    BigDecimal output = action.outputPrice();
    return input == null || output == null
        ? parts.prices()
        : parts.prices().with(Map.of(model, input.toPlainString() + " " + output.toPlainString()));
  }
}
