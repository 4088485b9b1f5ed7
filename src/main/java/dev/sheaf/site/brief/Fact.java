package dev.sheaf.site.brief;

/// A value and the piece of the prompt that it was read from.
public record Fact<T>(T value, String from) {

  static Fact<String> of(String text) {
    return new Fact<>(text, text);
  }
}
