package dev.sheaf.site.content;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes every text of a JSON tree one clean line. Blanks at the ends stay in spans, where they
/// part one span from the next.
final class Tidying {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Tidying() {}

  static JsonNode of(JsonNode json) {
    return of(json, false);
  }

  private static JsonNode of(JsonNode json, boolean isSpan) {
    if (json.isString()) {
      String line = line(json.asString());
      return NODES.stringNode(isSpan ? line : line.strip());
    }
    if (json.isArray()) {
      ArrayNode array = NODES.arrayNode();
      json.forEach(entry -> array.add(of(entry, false)));
      return array;
    }
    return json.isObject() ? object(json) : json;
  }

  private static ObjectNode object(JsonNode json) {
    ObjectNode object = NODES.objectNode();
    boolean isSpan = json.has("style");
    json.properties().forEach(entry -> object.set(entry.getKey(), of(entry.getValue(), isSpan)));
    return object;
  }

  private static String line(String text) {
    String plain =
        text.codePoints()
            .filter(c -> Character.isWhitespace(c) || !Checks.isControl(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return BLANKS.matcher(plain).replaceAll(" ");
  }
}
