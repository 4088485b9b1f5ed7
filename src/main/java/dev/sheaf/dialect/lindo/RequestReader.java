package dev.sheaf.dialect.lindo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads requests and gathers all that is wrong with them, in field order, in the words of the
/// contract's 4.3.
final class RequestReader {

  static final int BATCH_MAX = 25;
  static final int PROMPT_MIN = 10;
  static final int PROMPT_MAX = 20_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<String> errors = new ArrayList<>();

  private RequestReader() {}

  static Order order(byte[] body) throws Invalid {
    RequestReader reader = new RequestReader();
    Order order = reader.order(tree(body), "");
    return reader.checked(order);
  }

  static List<Order> orders(byte[] body) throws Invalid {
    RequestReader reader = new RequestReader();
    List<Order> orders = new ArrayList<>();
    int at = 0;
    for (JsonNode item : reader.array(tree(body), "items")) {
      orders.add(reader.order(item, "items." + at++ + "."));
    }
    return reader.checked(orders);
  }

  /// The ids of a batch status, under either of their names.
  static List<String> ids(byte[] body) throws Invalid {
    JsonNode tree = tree(body);
    if (tree.has("record_ids") == tree.has("workflow_ids")) {
      throw new Invalid(List.of("Provide exactly one of record_ids or workflow_ids"));
    }
    String name = tree.has("record_ids") ? "record_ids" : "workflow_ids";
    RequestReader reader = new RequestReader();
    List<String> ids = new ArrayList<>();
    int at = 0;
    for (JsonNode id : reader.array(tree, name)) {
      ids.add(reader.string(id, name + "." + at++));
    }
    return reader.checked(ids);
  }

  private static JsonNode tree(byte[] body) throws Invalid {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException _) {
      // Said below, in the contract's words.
    }
    throw new Invalid(List.of("Invalid JSON body"));
  }

  private <T> T checked(T value) throws Invalid {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return value;
  }

  private JsonNode array(JsonNode body, String name) throws Invalid {
    JsonNode array = body.path(name);
    if (array.isMissingNode()) {
      errors.add(name + ": Required");
    } else if (!array.isArray()) {
      errors.add(name + ": Expected array, received " + type(array));
    } else if (array.isEmpty()) {
      errors.add(name + ": Array must contain at least 1 element(s)");
    } else if (array.size() > BATCH_MAX) {
      errors.add(name + ": Array must contain at most " + BATCH_MAX + " element(s)");
    }
    return checked(array);
  }

  private Order order(JsonNode item, String prefix) {
    if (!item.isObject()) {
      String place = prefix.substring(0, prefix.length() - 1);
      errors.add(place + ": Expected object, received " + type(item));
      return new Order("", null);
    }
    String prompt = prompt(item.path("prompt"), prefix + "prompt");
    var startAt = moment(item.path("schedule_at"), prefix + "schedule_at");
    if (item.has("client")) {
      errors.add(prefix + "client: This server keeps no clients yet; leave client out");
    }
    return new Order(prompt, startAt.orElse(null));
  }

  private String prompt(JsonNode node, String name) {
    String prompt = string(node, name);
    int length = prompt.codePointCount(0, prompt.length());
    if (node.isString() && length < PROMPT_MIN) {
      errors.add(name + ": String must contain at least " + PROMPT_MIN + " character(s)");
    } else if (length > PROMPT_MAX) {
      errors.add(name + ": String must contain at most " + PROMPT_MAX + " character(s)");
    }
    return prompt;
  }

  private Optional<java.time.Instant> moment(JsonNode node, String name) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    String text = string(node, name);
    Optional<java.time.Instant> moment = Moments.parse(text);
    if (node.isString() && moment.isEmpty()) {
      errors.add(name + ": Invalid datetime");
    }
    return moment;
  }

  private String string(JsonNode node, String name) {
    if (node.isString()) {
      // PostgreSQL text cannot hold NUL.
      return node.asString().replace('\0', ' ');
    }
    errors.add(
        node.isMissingNode()
            ? name + ": Required"
            : name + ": Expected string, received " + type(node));
    return "";
  }

  private static String type(@Nullable JsonNode node) {
    return node == null ? "undefined" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
