package dev.sheaf.run;

import dev.sheaf.asset.AssetId;
import dev.sheaf.egress.Urls;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks one value: its type first, then its limits.
final class ValueCheck {

  private static final String DATA_URI = "data:";

  private ValueCheck() {}

  static Optional<InputProblem> problem(TargetInput declared, JsonNode value) {
    Wrong wrong = wrongType(declared.inputType(), value);
    if (wrong == null) {
      wrong = beyond(declared.limits(), value);
    }
    return Optional.ofNullable(wrong)
        .map(found -> InputProblem.of(declared.name(), found.message(), found.type()));
  }

  private record Wrong(String message, String type) {}

  private static @Nullable Wrong wrongType(InputType type, JsonNode value) {
    return switch (type) {
      case ANY -> null;
      case STRING -> unless(value.isString(), "Input should be a string", "string_type");
      case INTEGER ->
          unless(
              value.isIntegralNumber() || isWhole(value),
              "Input should be a whole number",
              "int_type");
      case NUMBER -> unless(value.isNumber(), "Input should be a number", "float_type");
      case BOOLEAN -> unless(value.isBoolean(), "Input should be true or false", "bool_type");
      case OBJECT -> unless(value.isObject(), "Input should be an object", "dict_type");
      case ARRAY -> unless(value.isArray(), "Input should be an array", "list_type");
      case URL -> unless(isUrl(value), "Input should be an http or https URL", "url_parsing");
      case FILE, IMAGE ->
          unless(
              isFile(value),
              "Input should be an http or https URL, or runflow://assets/ and an asset's id",
              "url_parsing");
    };
  }

  private static @Nullable Wrong unless(boolean good, String message, String type) {
    return good ? null : new Wrong(message, type);
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static boolean isUrl(JsonNode value) {
    return value.isString() && Urls.parse(value.asString()).isPresent();
  }

  private static boolean isFile(JsonNode value) {
    return isUrl(value)
        || (value.isString()
            && (AssetId.parse(value.asString()).isPresent()
                || value.asString().startsWith(DATA_URI)));
  }

  private static @Nullable Wrong beyond(InputLimits limits, JsonNode value) {
    if (!limits.allowed().isEmpty() && !isAllowed(limits, value)) {
      return new Wrong("Input should be " + listed(limits), "enum");
    }
    Wrong number = value.isNumber() ? beyond(limits, value.decimalValue()) : null;
    return number != null ? number : tooLong(limits, value);
  }

  private static boolean isAllowed(InputLimits limits, JsonNode value) {
    return limits.allowed().stream().anyMatch(allowed -> isSame(allowed, value));
  }

  /// 1 and 1.0 are one number.
  private static boolean isSame(JsonNode one, JsonNode other) {
    boolean numbers = one.isNumber() && other.isNumber();
    return numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
  }

  private static String listed(InputLimits limits) {
    return limits.allowed().stream()
        .map(value -> value.isString() ? "'" + value.asString() + "'" : value.toString())
        .collect(Collectors.joining(" or "));
  }

  private static @Nullable Wrong beyond(InputLimits limits, BigDecimal number) {
    BigDecimal least = limits.minimum();
    BigDecimal most = limits.maximum();
    if (least != null && number.compareTo(least) < 0) {
      return new Wrong(
          "Input should be greater than or equal to " + least.toPlainString(),
          "greater_than_equal");
    }
    return most != null && number.compareTo(most) > 0
        ? new Wrong(
            "Input should be less than or equal to " + most.toPlainString(), "less_than_equal")
        : null;
  }

  private static @Nullable Wrong tooLong(InputLimits limits, JsonNode value) {
    Integer most = limits.maxLength();
    int length = value.isString() ? value.asString().length() : value.size();
    return most != null && length > most
        ? new Wrong(
            "Input should have at most %d %s, has %d"
                .formatted(most, value.isString() ? "characters" : "elements", length),
            "too_long")
        : null;
  }
}
