package dev.sheaf.dialect.lindo;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of a request's JSON object. All that is wrong with them is gathered, in the order in
/// which they are read, in the words of the contract's 4.3. An optional field that is null counts
/// as absent.
final class Fields {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode object;
  private final String prefix;
  private final List<String> errors;

  private Fields(JsonNode object, String prefix, List<String> errors) {
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  static Fields of(JsonNode object) {
    return new Fields(object, "", new ArrayList<>());
  }

  /// The body, which may not be missing.
  static Fields of(HttpServletRequest request) throws IOException {
    return parsed(body(request));
  }

  /// The body, or no fields where there is none: clients send a type and no body.
  static Fields optional(HttpServletRequest request) throws IOException {
    byte[] body = body(request);
    return body.length == 0 ? of(JsonNodeFactory.instance.objectNode()) : parsed(body);
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    String type = request.getContentType();
    if (body.length > 0 && type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      throw Refusal.notJson();
    }
    return body;
  }

  private static Fields parsed(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree.isObject()) {
        return of(tree);
      }
    } catch (JacksonException _) {
      // Said below, in the contract's words.
    }
    throw Refusal.invalid("Invalid JSON body");
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /// Whether the field is there at all, be it null: null clears.
  boolean names(String name) {
    return object.has(name);
  }

  JsonNode tree(String name) {
    return object.path(name);
  }

  String required(String name, int max) {
    return required(name, 1, max);
  }

  String required(String name, int min, int max) {
    return text(object.path(name), name, min, max);
  }

  @Nullable String text(String name, int max) {
    return has(name) ? text(object.path(name), name, 0, max) : null;
  }

  private String text(JsonNode node, String name, int min, int max) {
    if (!node.isString()) {
      wrongType(node, name, "string");
      return "";
    }
    // PostgreSQL text cannot hold NUL.
    String text = node.asString().replace('\0', ' ');
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      error(name, "String must contain at least " + min + " character(s)");
    } else if (length > max) {
      error(name, "String must contain at most " + max + " character(s)");
    }
    return text;
  }

  @Nullable Boolean flag(String name) {
    JsonNode node = object.path(name);
    if (has(name) && !node.isBoolean()) {
      wrongType(node, name, "boolean");
    }
    return node.isBoolean() ? node.asBoolean() : null;
  }

  @Nullable Integer integer(String name, int min, int max) {
    JsonNode node = object.path(name);
    if (!has(name)) {
      return null;
    }
    if (!node.isNumber()) {
      wrongType(node, name, "number");
    } else if (!node.canConvertToExactIntegral()) {
      error(name, "Expected integer, received float");
    } else if (node.decimalValue().compareTo(java.math.BigDecimal.valueOf(min)) < 0) {
      error(name, "Number must be greater than or equal to " + min);
    } else if (node.decimalValue().compareTo(java.math.BigDecimal.valueOf(max)) > 0) {
      error(name, "Number must be less than or equal to " + max);
    } else {
      return node.asInt();
    }
    return null;
  }

  /// The fields of an object in this one, if it is there and one.
  @Nullable Fields object(String name) {
    JsonNode node = object.path(name);
    if (has(name) && !node.isObject()) {
      wrongType(node, name, "object");
    }
    return node.isObject() ? new Fields(node, prefix + name + ".", errors) : null;
  }

  /// The elements of an array that must be there and not be empty.
  List<JsonNode> array(String name, int max) {
    JsonNode array = object.path(name);
    if (!array.isArray()) {
      wrongType(array, name, "array");
    } else if (array.isEmpty()) {
      error(name, "Array must contain at least 1 element(s)");
    } else if (array.size() > max) {
      error(name, "Array must contain at most " + max + " element(s)");
    }
    check();
    return array.valueStream().toList();
  }

  /// As [#array], of objects, each of which is read in its turn. What is no object is not read.
  <T> List<T> objects(String name, int max, Function<Fields, T> read) {
    List<T> objects = new ArrayList<>();
    List<JsonNode> elements = array(name, max);
    for (int i = 0; i < elements.size(); i++) {
      String place = name + "." + i;
      if (elements.get(i).isObject()) {
        objects.add(read.apply(new Fields(elements.get(i), prefix + place + ".", errors)));
      } else {
        wrongType(elements.get(i), place, "object");
      }
    }
    return objects;
  }

  /// As [#array], of strings, each as it came.
  List<String> texts(String name, int max, int length) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name, max)) {
      String checked = text(element, name + "." + texts.size(), 0, length);
      texts.add(element.isString() ? element.asString() : checked);
    }
    return texts;
  }

  private void wrongType(JsonNode node, String name, String expected) {
    error(
        name,
        node.isMissingNode() ? "Required" : "Expected " + expected + ", received " + type(node));
  }

  private static String type(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  void error(String name, String problem) {
    errors.add(prefix + name + ": " + problem);
  }

  /// A problem that is of more than one field.
  void error(String problem) {
    String place = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + ": ";
    errors.add(place + problem);
  }

  /// A problem that names its field itself.
  void problem(String problem) {
    errors.add(problem);
  }

  /// Refuses the request if anything that was read so far is wrong.
  void check() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }
}
