package dev.sheaf.llm;

import dev.sheaf.llm.StubReplies.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The model behind [StubProvider]: reads a request of either format, says something, and counts
/// the tokens of both.
final class StubModel {

  private static final int CHARS_PER_TOKEN = 4;

  private volatile StubProvider.Answering answering;

  StubModel(StubProvider.Answering answering) {
    this.answering = answering;
  }

  void answering(StubProvider.Answering how) {
    this.answering = how;
  }

  Said says(JsonNode request) {
    StubProvider.Asked asked = asked(request);
    JsonNode answer = answering.answer(asked);
    return asked.schema() == null
        ? new Said(answer.isString() ? answer.asString() : answer.toString(), null, "")
        : new Said("", answer, "");
  }

  /// Words in place of what was asked for. A tool call cannot hold broken JSON, so it becomes text.
  Said says(JsonNode request, StubFault fault) {
    return switch (fault) {
      case StubFault.Says says -> new Said(says.text(), null, "");
      case StubFault.BrokenJson broken -> new Said("{\"title\": \"half an ans", null, "");
      case StubFault.WrongSchema wrong -> new Said("", wrong(), "");
      case StubFault.Refusal refusal -> new Said(refusal.reason(), null, "refusal");
      case StubFault.CutOff cut -> new Said("It all began when", null, "max_tokens");
      default -> says(request);
    };
  }

  private static JsonNode wrong() {
    return Json.MAPPER.createObjectNode().put("surprise", true);
  }

  static StubProvider.Asked asked(JsonNode request) {
    StringBuilder system = new StringBuilder(request.path("system").asString(""));
    StringBuilder user = new StringBuilder();
    for (JsonNode message : request.path("messages")) {
      boolean isSystem = message.path("role").asString("").equals("system");
      (isSystem ? system : user).append(message.path("content").asString(""));
    }
    return new StubProvider.Asked(system.toString(), user.toString(), schema(request, system));
  }

  /// From where the request puts it: the response format, the tool, or the instruction in the
  /// prompt.
  private static @Nullable JsonNode schema(JsonNode request, StringBuilder system) {
    JsonNode format = request.path("response_format").path("json_schema").path("schema");
    if (format.isObject()) {
      return format;
    }
    JsonNode tool = request.path("tools").path(0).path("input_schema");
    if (tool.isObject()) {
      return tool;
    }
    int told = system.indexOf("JSON schema:\n");
    return told < 0 ? null : Json.MAPPER.readTree(system.substring(told + 13));
  }

  static Usage usage(JsonNode request, Said said) {
    int asked =
        request.path("messages").toString().length() + request.path("system").toString().length();
    JsonNode value = said.value();
    int answered = said.text().length() + (value == null ? 0 : value.toString().length());
    return new Usage(1 + asked / CHARS_PER_TOKEN, 1 + answered / CHARS_PER_TOKEN);
  }
}
