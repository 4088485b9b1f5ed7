package dev.sheaf.site.content;

import org.jspecify.annotations.Nullable;

/// A stretch of text in one style, perhaps a link.
public record Span(String text, Style style, @Nullable String link) {

  public enum Style {
    PLAIN,
    EMPHASIS,
    STRONG
  }

  public Span {
    Checks.present("a span's text", text);
    if (text.isEmpty() || text.length() > Limits.TEXT_MAX) {
      throw new IllegalArgumentException(
          "a span's text is %d characters long, must be 1 to %d"
              .formatted(text.length(), Limits.TEXT_MAX));
    }
    if (text.codePoints().anyMatch(Checks::isControl)) {
      throw new IllegalArgumentException(
          "a span's text has a control character or a line break, make each paragraph its own text");
    }
    Checks.present("a span's style", style);
    if (link != null) {
      Links.check("a span's link", link);
    }
  }

  public static Span plain(String text) {
    return new Span(text, Style.PLAIN, null);
  }

  public static Span strong(String text) {
    return new Span(text, Style.STRONG, null);
  }

  public static Span emphasis(String text) {
    return new Span(text, Style.EMPHASIS, null);
  }

  public static Span linked(String text, String link) {
    return new Span(text, Style.PLAIN, link);
  }
}
