package dev.sheaf.llm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An API key that does not show itself: printing it, or a record that holds it, gives `***`.
public final class Secret {

  private static final String MASK = "***";

  private final String value;

  public Secret(String value) {
    this.value = value.strip();
  }

  boolean isEmpty() {
    return value.isEmpty();
  }

  String reveal() {
    return value;
  }

  /// The text without this key, and without anything else that looks like one: providers quote keys
  /// in their error messages, partly starred out.
  String scrub(String text) {
    String clean = value.isEmpty() ? text : text.replace(value, MASK);
    return clean.replaceAll("\\b(sk|pk|key)-[A-Za-z0-9_*-]{6,}", MASK);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
