package dev.sheaf.llm;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's chat completions, as OpenAI and many compatible servers speak them.
final class OpenAiWire implements Wire {

  private static final String SCHEMA_NAME = "answer";

  private final LlmSettings settings;

  OpenAiWire(LlmSettings settings) {
    this.settings = settings;
  }

  @Override
  public String path() {
    return "/chat/completions";
  }

  @Override
  public Map<String, String> headers() {
    return settings.apiKey().isEmpty()
        ? Map.of()
        : Map.of("Authorization", "Bearer " + settings.apiKey().reveal());
  }

  @Override
  public ObjectNode body(Prompt prompt, Shape shape) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("model", settings.model());
    ArrayNode messages = body.putArray("messages");
    String system = systemText(prompt, shape);
    if (!system.isBlank()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    messages.addObject().put("role", "user").put("content", prompt.user());
    body.put(outputLimitName(), prompt.maxOutputTokens());
    putFormat(body, prompt.schema(), shape);
    return body;
  }

  /// OpenAI's reasoning models refuse the old name, and compatible servers often know no other.
  private String outputLimitName() {
    String host = String.valueOf(settings.baseUrl().getHost());
    return host.endsWith("openai.com") ? "max_completion_tokens" : "max_tokens";
  }

  private static String systemText(Prompt prompt, Shape shape) {
    return prompt.schema() == null || shape == Shape.ENFORCED
        ? prompt.system()
        : prompt.system() + "\n\n" + Schemas.instruction(prompt.schema());
  }

  private static void putFormat(ObjectNode body, @Nullable JsonNode schema, Shape shape) {
    if (schema == null || shape == Shape.ASKED) {
      return;
    }
    ObjectNode format = body.putObject("response_format");
    if (shape == Shape.HELPED) {
      format.put("type", "json_object");
      return;
    }
    ObjectNode wanted = format.put("type", "json_schema").putObject("json_schema");
    wanted.put("name", SCHEMA_NAME);
    wanted.put("strict", Schemas.isStrict(schema));
    wanted.set("schema", schema);
  }

  @Override
  public Optional<Completion> completion(JsonNode reply) {
    JsonNode choice = reply.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      return Optional.empty();
    }
    String refusal = message.path("refusal").asString("");
    String text = refusal.isBlank() ? content(message.path("content")) : refusal;
    Completion.Stop stop =
        refusal.isBlank()
            ? stop(choice.path("finish_reason").asString(""))
            : Completion.Stop.REFUSED;
    String model = reply.path("model").asString(settings.model());
    return Optional.of(new Completion(stop, text, null, usage(reply.path("usage")), model));
  }

  /// Some servers write the content as a list of parts.
  private static String content(JsonNode content) {
    if (!content.isArray()) {
      return content.asString("");
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asString("")));
    return text.toString();
  }

  private static Completion.Stop stop(String reason) {
    return switch (reason) {
      case "length" -> Completion.Stop.CUT_OFF;
      case "content_filter" -> Completion.Stop.REFUSED;
      default -> Completion.Stop.FINISHED;
    };
  }

  private static Usage usage(JsonNode usage) {
    return Usage.counted(
        usage.path("prompt_tokens").asLong(0), usage.path("completion_tokens").asLong(0));
  }

  @Override
  public RateHint rates(Headers headers, Instant now) {
    return RateHeaders.openAi(headers, now);
  }

  @Override
  public Shape firmest() {
    return Shape.ENFORCED;
  }

  @Override
  public boolean refusesShape(String message) {
    String said = message.toLowerCase(Locale.ROOT);
    return said.contains("response_format") || said.contains("json_schema");
  }
}
