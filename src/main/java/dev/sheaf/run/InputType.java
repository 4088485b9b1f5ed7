package dev.sheaf.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a value of an input must be.
public enum InputType {
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  OBJECT,
  ARRAY,
  /// An http or https URL.
  URL,
  /// A file: an http or https URL, or `runflow://assets/…`.
  FILE,
  /// A file that is an image.
  IMAGE,
  ANY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InputType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
