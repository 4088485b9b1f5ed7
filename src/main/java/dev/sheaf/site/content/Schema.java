package dev.sheaf.site.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The few forms of JSON schema that content needs. Every object is closed and all its properties
/// are required (what may be missing is null instead), because that is what providers enforce; and
/// lengths stand in descriptions, because they do not enforce those.
final class Schema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// A property of an object: its name and its schema.
  record Property(String name, ObjectNode schema) {

    /// The same property, which may be null.
    Property orNull() {
      ObjectNode either = NODES.objectNode();
      either.putArray("anyOf").add(schema).add(typed("null"));
      return new Property(name, either);
    }
  }

  private Schema() {}

  static ObjectNode object(Property... properties) {
    ObjectNode object = typed("object");
    ObjectNode named = object.putObject("properties");
    Arrays.stream(properties).forEach(property -> named.set(property.name(), property.schema()));
    var required = object.putArray("required");
    Arrays.stream(properties).forEach(property -> required.add(property.name()));
    return object.put("additionalProperties", false);
  }

  static Property text(String name, String description) {
    return new Property(name, typed("string").put("description", description));
  }

  static Property constant(String name, String value) {
    ObjectNode only = typed("string");
    only.putArray("enum").add(value);
    return new Property(name, only);
  }

  static Property choice(String name, Enum<?>[] values) {
    ObjectNode choice = typed("string");
    var names = choice.putArray("enum");
    Arrays.stream(values).forEach(value -> names.add(value.name().toLowerCase(Locale.ROOT)));
    return new Property(name, choice);
  }

  static Property flag(String name, String description) {
    return new Property(name, typed("boolean").put("description", description));
  }

  static Property number(String name, String description) {
    return new Property(name, typed("integer").put("description", description));
  }

  static Property property(String name, ObjectNode schema) {
    return new Property(name, schema);
  }

  static Property list(String name, ObjectNode entry, String description) {
    return new Property(name, list(entry).put("description", description));
  }

  static ObjectNode list(ObjectNode entry) {
    ObjectNode list = typed("array");
    list.set("items", entry);
    return list;
  }

  static ObjectNode line(String description) {
    return typed("string").put("description", description);
  }

  static ObjectNode anyOf(List<ObjectNode> options) {
    ObjectNode any = NODES.objectNode();
    any.putArray("anyOf").addAll(options);
    return any;
  }

  static ObjectNode reference(String name) {
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
