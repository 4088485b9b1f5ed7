package dev.sheaf.asset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Goes through the texts of a JSON tree. The tree that comes out is a copy.
final class Texts {

  /// Says what stands in a text's place; null leaves it.
  @FunctionalInterface
  interface Change {
    @Nullable String of(List<String> path, String text);
  }

  private final Change change;
  private final List<String> path = new ArrayList<>();

  private Texts(Change change) {
    this.change = change;
  }

  static JsonNode changed(JsonNode tree, Change change) {
    return new Texts(change).copy(tree);
  }

  private JsonNode copy(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> copy(object);
      case ArrayNode array -> copy(array);
      default -> node.isString() ? text(node) : node;
    };
  }

  private JsonNode copy(ObjectNode object) {
    ObjectNode copy = JsonMapper.shared().createObjectNode();
    for (var property : object.properties()) {
      path.add(property.getKey());
      copy.set(property.getKey(), copy(property.getValue()));
      path.removeLast();
    }
    return copy;
  }

  private JsonNode copy(ArrayNode array) {
    ArrayNode copy = JsonMapper.shared().createArrayNode();
    for (int i = 0; i < array.size(); i++) {
      path.add(Integer.toString(i));
      copy.add(copy(array.get(i)));
      path.removeLast();
    }
    return copy;
  }

  private JsonNode text(JsonNode node) {
    String other = change.of(path, node.asString());
    return other == null ? node : JsonMapper.shared().getNodeFactory().stringNode(other);
  }
}
