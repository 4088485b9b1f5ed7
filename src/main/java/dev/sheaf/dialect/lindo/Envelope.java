package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The generation of answers that a key speaks (contract, 0.2). Bodies are made flat, with
/// `record_id`; for a key of the `workflow` dialect they are turned into that one here,
/// mechanically.
public final class Envelope {

  static final String WORKFLOW = "lindo-workflow";
  static final String RECORD = "lindo";

  private final boolean isWorkflowByDefault;

  /// @param isWorkflowByDefault what keys speak that are bound to no generation
  public Envelope(boolean isWorkflowByDefault) {
    this.isWorkflowByDefault = isWorkflowByDefault;
  }

  /// Only the `workflow` dialect has these of a website's result; bodies are made with them.
  static final String WEBSITE_NAME = "website_name";

  static final String DOMAIN = "domain";

  ObjectNode of(Caller caller, ObjectNode flat) {
    boolean isWorkflow =
        WORKFLOW.equals(caller.dialect())
            || (isWorkflowByDefault && !RECORD.equals(caller.dialect()));
    return isWorkflow ? nested(flat) : plain(flat);
  }

  static ObjectNode plain(ObjectNode flat) {
    withoutNewer(flat);
    flat.path("items").forEach(Envelope::withoutNewer);
    return flat;
  }

  private static void withoutNewer(JsonNode body) {
    if (body.path("result") instanceof ObjectNode result) {
      result.remove(List.of(WEBSITE_NAME, DOMAIN));
    }
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
