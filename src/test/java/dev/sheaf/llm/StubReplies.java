package dev.sheaf.llm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes replies in the form of either provider.
final class StubReplies {

  /// What the stub's model says to one request.
  ///
  /// @param value the structured answer; null for plain text
  record Said(String text, @Nullable JsonNode value, String stop) {}

  private final Provider provider;

  StubReplies(Provider provider) {
    this.provider = provider;
  }

  ObjectNode reply(JsonNode request, Said said, Usage usage) {
    return provider == Provider.OPENAI
        ? openAi(request, said, usage)
        : anthropic(request, said, usage);
  }

  private static ObjectNode openAi(JsonNode request, Said said, Usage usage) {
    ObjectNode reply = Json.MAPPER.createObjectNode();
    reply.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1_800_000_000);
    reply.put("model", request.path("model").asString(""));
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    boolean refused = said.stop().equals("refusal");
    JsonNode value = said.value();
    message.put("content", refused ? null : value == null ? said.text() : value.toString());
    message.put("refusal", refused ? said.text() : null);
    choice.put("finish_reason", said.stop().equals("max_tokens") ? "length" : "stop");
    reply
        .putObject("usage")
        .put("prompt_tokens", usage.promptTokens())
        .put("completion_tokens", usage.completionTokens())
        .put("total_tokens", usage.totalTokens());
    return reply;
  }

  private static ObjectNode anthropic(JsonNode request, Said said, Usage usage) {
    ObjectNode reply = Json.MAPPER.createObjectNode();
    reply.put("id", "msg_1").put("type", "message").put("role", "assistant");
    reply.put("model", request.path("model").asString(""));
    ObjectNode block = reply.putArray("content").addObject();
    JsonNode value = said.value();
    boolean called = value != null && request.has("tools");
    if (called) {
      block.put("type", "tool_use").put("id", "toolu_1").put("name", "answer").set("input", value);
    } else {
      block.put("type", "text").put("text", value == null ? said.text() : value.toString());
    }
    reply.put(
        "stop_reason", said.stop().isEmpty() ? (called ? "tool_use" : "end_turn") : said.stop());
    reply
        .putObject("usage")
        .put("input_tokens", usage.promptTokens())
        .put("output_tokens", usage.completionTokens());
    return reply;
  }

  ObjectNode error(String type, String message) {
    ObjectNode reply = Json.MAPPER.createObjectNode();
    if (provider == Provider.OPENAI) {
      reply.putObject("error").put("message", message).put("type", type).put("code", type);
    } else {
      reply.put("type", "error").putObject("error").put("type", type).put("message", message);
    }
    return reply;
  }
}
