package dev.sheaf.dialect.lindo;

import dev.sheaf.workspace.Listed;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The shapes of the neighbours' answers (contract, 3): what does not apply is null, not left out.
final class Answers {

  private Answers() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode message(String message) {
    return object().put("message", message);
  }

  static ObjectNode of(JsonNode result) {
    ObjectNode answer = object().put("success", true);
    answer.set("result", result);
    return answer;
  }

  static <T> ObjectNode of(Listed<T> listed, Function<T, ObjectNode> form) {
    ObjectNode result = object();
    ArrayNode list = result.putArray("list");
    listed.list().forEach(entry -> list.add(form.apply(entry)));
    return of(result.put("total", listed.total()));
  }
}
