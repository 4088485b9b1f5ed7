package dev.sheaf.run.builtin;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the inputs of built-ins, and says in one manner what is wrong with them.
final class Inputs {

  static final JsonMapper JSON = JsonMapper.shared();

  private Inputs() {}

  static FailureException wrong(String message) {
    return new FailureException(Failure.caller("INPUT_VALIDATION_FAILED", message));
  }

  /// What was made is of no use.
  static FailureException unusable(String message) {
    return new FailureException(Failure.caller("OUTPUT_INVALID", message));
  }

  /// The first of these that is a text.
  static Optional<String> text(ObjectNode input, List<String> names) {
    return names.stream()
        .map(input::path)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /// A whole number; null if there is none.
  static @Nullable Integer whole(ObjectNode input, String name, int least, int most) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    BigDecimal number = value.isNumber() ? value.decimalValue() : null;
    if (number == null
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw wrong("%s: must be a whole number from %d to %d".formatted(name, least, most));
    }
    return number.intValue();
  }

  static int whole(ObjectNode input, String name, int standard, int least, int most) {
    Integer value = whole(input, name, least, most);
    return value == null ? standard : value;
  }

  static boolean flag(ObjectNode input, String name, boolean standard) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return standard;
    }
    if (!value.isBoolean()) {
      throw wrong(name + ": must be true or false");
    }
    return value.asBoolean();
  }

  static String word(ObjectNode input, String name, String standard, List<String> allowed) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return standard;
    }
    String word = value.asString("");
    if (!allowed.contains(word)) {
      throw wrong("%s: must be one of %s".formatted(name, String.join(", ", allowed)));
    }
    return word;
  }
}
