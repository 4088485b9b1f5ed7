package dev.sheaf.run;

import dev.sheaf.egress.Urls;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.Provider;
import dev.sheaf.secret.Secrets;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a target does: its `http`, `llm`, `builtin` or `flow`.
final class ActionForms {

  private static final int URL_MAX = 2_048;
  private static final int HEADER_MAX = 8_192;
  private static final int WORD_MAX = 200;
  private static final int RESPONSE_BYTES = 10 << 20;
  private static final int RESPONSE_BYTES_MAX = 64 << 20;
  private static final int OUTPUT_TOKENS = 4_096;
  private static final int TEMPLATE_MAX = 200_000;
  private static final int BATCH_FROM_MAX = 1_000_000;
  private static final Duration POLL_MAX = Duration.ofMinutes(10);
  private static final Duration LATER_MAX = Duration.ofHours(24);
  private static final List<String> RUNNING =
      List.of("queued", "pending", "starting", "processing", "running", "in_progress");
  private static final List<String> FAILED =
      List.of("failed", "error", "errored", "canceled", "cancelled");

  private final YamlForm target;
  private final boolean operator;

  ActionForms(YamlForm target, boolean operator) {
    this.target = target;
    this.operator = operator;
  }

  /// Null if there is none, which is noted.
  @Nullable Action read() {
    List<String> given = Stream.of("http", "llm", "builtin", "flow").filter(target::has).toList();
    if (given.size() != 1) {
      target.problem(
          "what it does",
          given.isEmpty()
              ? "is missing: give one of http, llm, builtin, flow"
              : "is not clear: give only one of " + String.join(", ", given));
      given.forEach(target::json);
      return null;
    }
    return switch (given.getFirst()) {
      case "http" -> http(target.form("http"));
      case "llm" -> llm(target.form("llm"));
      case "builtin" -> builtIn(target.form("builtin"));
      default -> FlowForms.read(target.form("flow"));
    };
  }

  private Action http(@Nullable YamlForm form) {
    if (form == null) {
      throw new IllegalStateException("http was there a moment ago");
    }
    URI url = url(form, "url", form.needed("url", URL_MAX));
    String method = form.text("method", "POST", WORD_MAX).toUpperCase(Locale.ROOT);
    if (!List.of("POST", "PUT", "PATCH").contains(method)) {
      form.problem("method", "is \"" + method + "\", must be POST, PUT or PATCH");
    }
    Map<String, String> headers = form.texts("headers", HEADER_MAX);
    headers.forEach((name, value) -> checkHeader(form, name, value));
    boolean inside = form.flag("private", false);
    if (inside && !operator) {
      form.problem("private", "may be set only by the operator, with ./sheaf targets apply");
    }
    Action action =
        new Action.Http(
            url,
            method,
            headers,
            pointer(form, "output"),
            form.textOrNull("cost-header", WORD_MAX),
            form.whole("response-max", RESPONSE_BYTES, 1, RESPONSE_BYTES_MAX),
            inside,
            later(form.form("later")));
    form.refuseRest("url, method, headers, output, cost-header, response-max, private, later");
    return action;
  }

  private static void checkHeader(YamlForm form, String name, String value) {
    String problem = SecretText.problem(name, value);
    if (problem != null) {
      form.problem("header " + name, problem);
    }
  }

  private static Action.@Nullable Later later(@Nullable YamlForm form) {
    if (form == null) {
      return null;
    }
    Action.Later later =
        new Action.Later(
            pointer(form, "poll-url"),
            pointer(form, "status"),
            form.words("running", RUNNING),
            form.words("failed", FAILED),
            form.duration("every", Duration.ofSeconds(2), POLL_MAX),
            form.duration("longest", Duration.ofHours(1), LATER_MAX),
            form.flag("callback", false));
    form.refuseRest("poll-url, status, running, failed, every, longest, callback");
    return later;
  }

  private Action llm(@Nullable YamlForm form) {
    if (form == null) {
      throw new IllegalStateException("llm was there a moment ago");
    }
    URI baseUrl = form.has("base-url") ? baseUrl(form) : null;
    String key = form.textOrNull("key", WORD_MAX);
    if (key != null && !Secrets.NAME.matcher(key).matches()) {
      form.problem("key", "must be the name of a secret, as ./sheaf secrets set NAME gives it");
    }
    Action.Llm action =
        new Action.Llm(
            provider(form),
            baseUrl,
            key,
            form.textOrNull("model", WORD_MAX),
            form.text("system", "", TEMPLATE_MAX),
            form.needed("user", TEMPLATE_MAX),
            schema(form),
            form.whole("max-output-tokens", OUTPUT_TOKENS, 1, Prompt.OUTPUT_TOKENS_MAX),
            form.has("input-price") ? form.amount("input-price", BigDecimal.ZERO) : null,
            form.has("output-price") ? form.amount("output-price", BigDecimal.ZERO) : null,
            form.has("batch-from") ? form.whole("batch-from", 1, 1, BATCH_FROM_MAX) : null);
    if ((action.inputPrice() == null) != (action.outputPrice() == null)) {
      form.problem("input-price", "and output-price must be given together");
    }
    if (action.model() == null && (baseUrl != null || key != null)) {
      form.problem("model", "is missing: a target with its own server or key names its model");
    }
    form.refuseRest(
        "provider, base-url, key, model, system, user, schema, max-output-tokens, input-price,"
            + " output-price, batch-from");
    return action;
  }

  private URI baseUrl(YamlForm form) {
    if (!operator) {
      form.problem("base-url", "may be set only by the operator, with ./sheaf targets apply");
    }
    return url(form, "base-url", form.text("base-url", "", URL_MAX));
  }

  private static @Nullable Provider provider(YamlForm form) {
    String word = form.textOrNull("provider", WORD_MAX);
    if (word == null) {
      return null;
    }
    if (!word.equals("openai") && !word.equals("anthropic")) {
      form.problem("provider", "is \"" + word + "\", must be openai or anthropic");
      return null;
    }
    return word.equals("openai") ? Provider.OPENAI : Provider.ANTHROPIC;
  }

  private static @Nullable JsonNode schema(YamlForm form) {
    JsonNode schema = form.json("schema");
    if (schema == null) {
      return null;
    }
    if (!schema.path("type").asString("").equals("object")) {
      form.problem("schema", "must be a JSON schema with type: object at its root");
    }
    if (schema.toString().length() > Prompt.SCHEMA_MAX_CHARS) {
      form.problem("schema", "may have %,d characters".formatted(Prompt.SCHEMA_MAX_CHARS));
    }
    return schema;
  }

  private static Action builtIn(@Nullable YamlForm form) {
    if (form == null) {
      throw new IllegalStateException("builtin was there a moment ago");
    }
    String name = form.needed("name", WORD_MAX);
    if (!name.isEmpty() && !BuiltInExecutor.NAMES.contains(name)) {
      form.problem(
          "name",
          "is \"" + name + "\", must be one of " + String.join(", ", BuiltInExecutor.NAMES));
    }
    JsonNode fixed = form.json("fixed");
    if (fixed != null && !fixed.isObject()) {
      form.problem("fixed", "must be a mapping of inputs");
    }
    form.refuseRest("name, fixed");
    return new Action.BuiltIn(name, fixed instanceof ObjectNode object ? object : Json.object());
  }

  private static String pointer(YamlForm form, String key) {
    String pointer = form.text(key, "", WORD_MAX);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      form.problem(key, "is \"" + pointer + "\", must be a JSON pointer such as /result/url");
      return "";
    }
    return pointer;
  }

  private static URI url(YamlForm form, String key, String text) {
    URI none = URI.create("http://invalid.invalid/");
    if (text.isEmpty()) {
      return none;
    }
    return Urls.parse(text)
        .orElseGet(() -> {
          form.problem(key, "must be an http or https URL without user and password");
          return none;
        });
  }
}
