package dev.sheaf.dialect.lindo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What clients say of pages and websites that nothing here acts on, kept to be told again.
final class Extras {

  /// The most that is kept of one field.
  static final int FIELD_MAX = 20_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Extras() {}

  static ObjectNode read(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  /// The extras with those of the fields that the request names; null clears one.
  static String changed(String json, Fields fields, String... names) {
    ObjectNode extras = read(json);
    for (String name : names) {
      if (fields.names(name)) {
        set(extras, fields, name);
      }
    }
    return JSON.writeValueAsString(extras);
  }

  private static void set(ObjectNode extras, Fields fields, String name) {
    JsonNode value = fields.tree(name);
    // PostgreSQL cannot hold NUL, not even escaped.
    String text = value.toString().replace("\\u0000", " ");
    if (text.length() > FIELD_MAX) {
      fields.error(name, "JSON must contain at most " + FIELD_MAX + " character(s)");
    } else if (value.isNull()) {
      extras.remove(name);
    } else {
      extras.set(name, JSON.readTree(text));
    }
  }
}
