package dev.sheaf.dialect.olostep;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The rules for metadata (3.6): at most 50 keys of 40 characters, values of 500.
final class Metadata {

  static final int KEYS_MAX = 50;
  static final int KEY_MAX = 40;
  static final int VALUE_MAX = 500;

  private Metadata() {}

  static Map<String, String> read(JsonNode node, Problems problems) {
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      problems.wrongType("metadata", "object");
      return Map.of();
    }
    if (node.size() > KEYS_MAX) {
      problems.add(
          "metadata",
          "custom",
          "Metadata can have a maximum of 50 keys. You provided " + node.size() + " keys.");
      return Map.of();
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    node.properties().forEach(e -> put(metadata, e.getKey(), e.getValue(), problems));
    return metadata;
  }

  private static void put(
      Map<String, String> metadata, String key, JsonNode value, Problems problems) {
    String path = "metadata." + shown(key);
    if (key.length() > KEY_MAX) {
      problems.add(
          path, "custom", "Metadata key \"" + shown(key) + "\" exceeds 40 character limit.");
    } else if (key.contains("[") || key.contains("]")) {
      problems.add(
          path, "custom", "Metadata key \"" + key + "\" cannot contain square brackets ([ or ]).");
    } else if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
      problems.add(
          path,
          "custom",
          "Metadata value for key \"" + key + "\" must be a string. Got " + kind(value) + ".");
    } else if (value.asString().length() > VALUE_MAX) {
      problems.add(
          path, "custom", "Metadata value for key \"" + key + "\" exceeds 500 character limit.");
    } else {
      metadata.put(key, value.asString());
    }
  }

  private static String kind(JsonNode value) {
    return value.isNull() ? "null" : value.isArray() ? "array" : "object";
  }

  private static String shown(String key) {
    return key.length() > 60 ? key.substring(0, 60) + "…" : key;
  }
}
