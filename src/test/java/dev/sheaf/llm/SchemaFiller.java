package dev.sheaf.llm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a value for any ordinary JSON schema, the same one each time: what a very dull model would
/// answer.
public final class SchemaFiller {

  private static final int DEPTH_MAX = 12;

  private final JsonNode root;
  private final String subject;

  private SchemaFiller(JsonNode root, String subject) {
    this.root = root;
    this.subject = subject;
  }

  /// @param subject a few words that stand in every text, to tell answers apart
  public static JsonNode fill(JsonNode schema, String subject) {
    return new SchemaFiller(schema, subject).value(schema, "answer", 0);
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (!schema.path("enum").isEmpty()) {
      return schema.path("enum").path(0);
    }
    if (schema.has("$ref") && depth < DEPTH_MAX) {
      return value(root.at(schema.path("$ref").asString().substring(1)), name, depth + 1);
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.has(choice) && depth < DEPTH_MAX) {
        return value(schema.path(choice).path(0), name, depth + 1);
      }
    }
    return ofType(schema, name, depth);
  }

  private JsonNode ofType(JsonNode schema, String name, int depth) {
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer" -> Json.MAPPER.getNodeFactory().numberNode(schema.path("minimum").asInt(1));
      case "number" -> Json.MAPPER.getNodeFactory().numberNode(schema.path("minimum").asDouble(1));
      case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(true);
      case "null" -> Json.MAPPER.nullNode();
      default -> Json.MAPPER.getNodeFactory().stringNode(string(schema, name));
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String one = type.isArray() ? type.path(0).asString("") : type.asString("");
    return one.isEmpty() && schema.has("properties") ? "object" : one;
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    if (depth < DEPTH_MAX) {
      schema
          .path("properties")
          .properties()
          .forEach(p -> object.set(p.getKey(), value(p.getValue(), p.getKey(), depth + 1)));
    }
    return object;
  }

  private JsonNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    int items = depth < DEPTH_MAX ? Math.max(1, schema.path("minItems").asInt(1)) : 0;
    for (int i = 0; i < items; i++) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private String string(JsonNode schema, String name) {
    String text =
        switch (schema.path("format").asString("")) {
          case "date" -> "2026-01-15";
          case "date-time" -> "2026-01-15T09:30:00Z";
          case "uri" -> "https://example.com/";
          case "email" -> "someone@example.com";
          default -> padded(schema.path("minLength").asInt(0), name + " of " + subject);
        };
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static String padded(int least, String text) {
    return text.length() >= least ? text : text + " and more".repeat(least / 9 + 1);
  }
}
