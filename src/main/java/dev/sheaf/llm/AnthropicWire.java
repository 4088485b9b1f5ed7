package dev.sheaf.llm;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Anthropic's messages. Structure comes as the input of a tool call, because a tool takes any
/// schema, and the native output format only some.
final class AnthropicWire implements Wire {

  static final String VERSION = "2023-06-01";
  static final String TOOL = "answer";

  /// Models that always think answer a forced tool call with 400; they are asked to call it.
  private static final List<String> REFUSE_FORCED_TOOLS =
      List.of("claude-opus-5-5", "claude-fable-5-1");

  private final LlmSettings settings;

  AnthropicWire(LlmSettings settings) {
    this.settings = settings;
  }

  @Override
  public String path() {
    return "/v1/messages";
  }

  @Override
  public Map<String, String> headers() {
    return settings.apiKey().isEmpty()
        ? Map.of("anthropic-version", VERSION)
        : Map.of("anthropic-version", VERSION, "x-api-key", settings.apiKey().reveal());
  }

  @Override
  public ObjectNode body(Prompt prompt, Shape shape) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("model", settings.model());
    body.put("max_tokens", prompt.maxOutputTokens());
    String system = systemText(prompt, shape);
    if (!system.isBlank()) {
      body.put("system", system);
    }
    body.putArray("messages").addObject().put("role", "user").put("content", prompt.user());
    putTool(body, prompt.schema(), shape);
    return body;
  }

  private static String systemText(Prompt prompt, Shape shape) {
    JsonNode schema = prompt.schema();
    if (schema == null || shape == Shape.ENFORCED) {
      return prompt.system();
    }
    String how =
        shape == Shape.HELPED
            ? "Always answer by calling the tool \"" + TOOL + "\"; write nothing else."
            : Schemas.instruction(schema);
    return prompt.system() + "\n\n" + how;
  }

  private static void putTool(ObjectNode body, @Nullable JsonNode schema, Shape shape) {
    if (schema == null || shape == Shape.ASKED) {
      return;
    }
    ObjectNode tool = body.putArray("tools").addObject();
    tool.put("name", TOOL).put("description", "Takes the answer.");
    tool.set("input_schema", schema);
    ObjectNode choice = body.putObject("tool_choice");
    if (shape == Shape.ENFORCED) {
      choice.put("type", "tool").put("name", TOOL);
    } else {
      choice.put("type", "auto");
    }
  }

  @Override
  public Optional<Completion> completion(JsonNode reply) {
    JsonNode content = reply.path("content");
    if (!content.isArray()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    JsonNode value = null;
    for (JsonNode block : content) {
      if (block.path("type").asString("").equals("text")) {
        text.append(block.path("text").asString(""));
      } else if (block.path("name").asString("").equals(TOOL)) {
        value = block.path("input");
      }
    }
    return Optional.of(
        new Completion(
            stop(reply.path("stop_reason").asString("")),
            text.toString(),
            value,
            usage(reply.path("usage")),
            reply.path("model").asString(settings.model())));
  }

  private static Completion.Stop stop(String reason) {
    return switch (reason) {
      case "max_tokens", "model_context_window_exceeded" -> Completion.Stop.CUT_OFF;
      case "refusal" -> Completion.Stop.REFUSED;
      default -> Completion.Stop.FINISHED;
    };
  }

  /// Tokens of the prompt that went through the provider's cache are counted apart; they are part
  /// of the prompt. We ask for no caching, so the plain price holds.
  private static Usage usage(JsonNode usage) {
    long input =
        usage.path("input_tokens").asLong(0)
            + usage.path("cache_creation_input_tokens").asLong(0)
            + usage.path("cache_read_input_tokens").asLong(0);
    return Usage.counted(input, usage.path("output_tokens").asLong(0));
  }

  @Override
  public RateHint rates(Headers headers, Instant now) {
    return RateHeaders.anthropic(headers);
  }

  @Override
  public Shape firmest() {
    return REFUSE_FORCED_TOOLS.stream().anyMatch(settings.model()::startsWith)
        ? Shape.HELPED
        : Shape.ENFORCED;
  }

  @Override
  public boolean refusesShape(String message) {
    String said = message.toLowerCase(Locale.ROOT);
    return said.contains("tool_choice") || said.contains("tool choice");
  }
}
