package dev.sheaf.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Texts with `{{…}}` in them. What is put in is never looked at again, so a value cannot bring
/// placeholders of its own.
final class Templates {

  /// How long a text may become.
  static final int TEXT_MAX = 2_000_000;

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]{1,200}?)\\s*}}");

  private Templates() {}

  /// The template with the fields' values as text; a field that is not there is empty.
  static String filled(String template, ObjectNode fields) {
    return replaced(template, name -> asText(fields.path(name)));
  }

  @FunctionalInterface
  private interface Values {
    String of(String name);
  }

  private static String replaced(String template, Values values) {
    Matcher place = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (place.find()) {
      place.appendReplacement(text, Matcher.quoteReplacement(values.of(place.group(1))));
      if (text.length() > TEXT_MAX) {
        throw new TooLong();
      }
    }
    return place.appendTail(text).toString();
  }

  /// A text grew beyond [#TEXT_MAX].
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("a filled template has more than " + TEXT_MAX + " characters");
    }
  }

  static String asText(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isString() ? value.asString() : value.toString();
  }

  /// The JSON pointers that a template names.
  static List<String> references(JsonNode template) {
    List<String> references = new ArrayList<>();
    collect(template, references);
    return references;
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.isString()) {
      Matcher place = PLACE.matcher(node.asString());
      while (place.find()) {
        into.add(place.group(1));
      }
    }
    node.forEach(inner -> collect(inner, into));
  }

  /// The template with what its pointers lead to in `facts`. A text that is one pointer and nothing
  /// else becomes the value itself, or is left out where there is none.
  static JsonNode mapped(JsonNode template, JsonNode facts) {
    return switch (template) {
      case ObjectNode object -> mappedObject(object, facts);
      case ArrayNode array -> mappedArray(array, facts);
      default -> template.isString() ? mappedText(template.asString(), facts) : template;
    };
  }

  static ObjectNode mappedObject(ObjectNode template, JsonNode facts) {
    ObjectNode object = Json.object();
    for (var property : template.properties()) {
      JsonNode value = mapped(property.getValue(), facts);
      if (!value.isMissingNode()) {
        object.set(property.getKey(), value);
      }
    }
    return object;
  }

  private static ArrayNode mappedArray(ArrayNode template, JsonNode facts) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (JsonNode item : template) {
      JsonNode value = mapped(item, facts);
      if (!value.isMissingNode()) {
        array.add(value);
      }
    }
    return array;
  }

  private static JsonNode mappedText(String text, JsonNode facts) {
    Matcher whole = PLACE.matcher(text);
    return whole.matches()
        ? at(facts, whole.group(1))
        : Json.text(replaced(text, pointer -> asText(at(facts, pointer))));
  }

  private static JsonNode at(JsonNode facts, String pointer) {
    return facts.at(JsonPointer.compile(pointer));
  }
}
