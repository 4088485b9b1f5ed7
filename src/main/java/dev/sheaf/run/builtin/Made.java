package dev.sheaf.run.builtin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a built-in makes.
public sealed interface Made {

  record Data(JsonNode value) implements Made {}

  record Text(String text, ObjectNode facts) implements Made {}

  /// @param facts go beside its URL
  record File(byte[] bytes, String name, String type, ObjectNode facts) implements Made {}
}
