package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks that every record of this package makes at birth. Each message names the thing, its
/// value and the rule, because a model reads it when it is asked to mend its answer.
final class Checks {

  private Checks() {}

  /// One line of text: not blank, no control characters, at most so many characters.
  static void line(String what, @Nullable String value, int max) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          what + " is missing, it must be 1 to " + max + " characters");
    }
    optionalLine(what, value, max);
  }

  static void optionalLine(String what, @Nullable String value, int max) {
    if (value == null) {
      return;
    }
    length(what, value.length(), max);
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank, leave it out or say something");
    }
    if (value.codePoints().anyMatch(Checks::isControl)) {
      throw new IllegalArgumentException(
          what + " has a control character or a line break, it must be one line of plain text");
    }
  }

  /// Control characters, lone surrogates and the marks that turn the direction of the text around
  /// them, with which a name can be made to read as another.
  static boolean isControl(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x2028
        || codePoint == 0x2029
        || (codePoint & 0xFFFE) == 0xFFFE;
  }

  static <T> List<T> list(String what, @Nullable List<T> values, int min, int max) {
    int size = values == null ? 0 : values.size();
    if (size < min || size > max) {
      throw new IllegalArgumentException(
          "%s has %d entries, must have %d to %d".formatted(what, size, min, max));
    }
    if (values == null) {
      return List.of();
    }
    if (values.stream().anyMatch(value -> value == null)) {
      throw new IllegalArgumentException(what + " has an entry that is null");
    }
    return List.copyOf(values);
  }

  static List<String> lines(
      String what, @Nullable List<String> values, int min, int max, int maxChars) {
    List<String> lines = list(what, values, min, max);
    lines.forEach(line -> line("an entry of " + what, line, maxChars));
    return lines;
  }

  static <T> T present(String what, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return value;
  }

  private static void length(String what, int length, int max) {
    if (length > max) {
      throw new IllegalArgumentException(
          "%s is %d characters long, must be at most %d".formatted(what, length, max));
    }
  }
}
