package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The generation of answers that a key speaks (contract, 0.2). Bodies are made flat, with
/// `record_id`; for a key of the `workflow` dialect they are turned into that one here,
/// mechanically.
final class Envelope {

  static final String WORKFLOW = "lindo-workflow";

  private Envelope() {}

  static ObjectNode of(Caller caller, ObjectNode flat) {
    return WORKFLOW.equals(caller.dialect()) ? nested(flat) : flat;
  }

  static ObjectNode nested(ObjectNode flat) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("success", flat.get("success"));
    ObjectNode result = renamed(flat);
    result.remove("success");
    for (JsonNode item : flat.path("items")) {
      result.withArray("items").add(renamed((ObjectNode) item));
    }
    answer.set("result", result);
    return answer;
  }

  /// In the same order, without what that generation does not have.
  private static ObjectNode renamed(ObjectNode flat) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    flat.properties()
        .forEach(entry -> {
          switch (entry.getKey()) {
            case "record_id" -> renamed.set("workflow_id", entry.getValue());
            case "instance_id", "status_url", "items" -> {}
            default -> renamed.set(entry.getKey(), entry.getValue());
          }
        });
    return renamed;
  }
}
