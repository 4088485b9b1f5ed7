package dev.sheaf.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header fields in order; names compare without case. A value with a line break is refused: it
/// would be a header of somebody else's making.
public record Headers(List<Field> fields) {

  public static final Headers NONE = new Headers(List.of());
  private static final int VALUE_MAX = 16_384;

  public Headers {
    fields = List.copyOf(fields);
  }

  public static Headers of(String... namesAndValues) {
    Headers headers = NONE;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  public Headers with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  public Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /// One header line.
  public record Field(String name, String value) {}

  /// Headers for sending, as opposed to those received, have to be well-formed.
  Headers checked() {
    for (Field field : fields) {
      if (!isName(field.name()) || !isValue(field.value())) {
        throw new IllegalArgumentException(
            "the header \"" + field.name().replaceAll("\\p{Cntrl}", "?") + "\" is malformed");
      }
    }
    return this;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= 0x20 || c >= 0x7f || c == ':') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < 0x20 || c >= 0x7f)) {
        return false;
      }
    }
    return value.length() <= VALUE_MAX;
  }
}
