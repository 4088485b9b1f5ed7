package dev.sheaf.run;

import java.util.Date;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A part of a YAML file as JSON.
final class YamlJson {

  private YamlJson() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalArgumentException("a " + node.getNodeId() + " is no JSON");
    };
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = Json.object();
    for (var entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new IllegalArgumentException("a key must be plain text");
      }
      object.set(key.getValue(), of(entry.getValueNode()));
    }
    return object;
  }

  private static ArrayNode array(SequenceNode sequence) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    sequence.getValue().forEach(item -> array.add(of(item)));
    return array;
  }

  /// A date is a text in JSON, as it was written.
  private static JsonNode scalar(ScalarNode scalar) {
    Object value = new Scalars().value(scalar);
    return value instanceof Date ? Json.text(scalar.getValue()) : Json.MAPPER.valueToTree(value);
  }

  private static final class Scalars extends SafeConstructor {

    Scalars() {
      super(new LoaderOptions());
    }

    Object value(ScalarNode scalar) {
      return constructObject(scalar);
    }
  }
}
