package dev.sheaf.site.brief;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kind of letters that a prompt wishes for.
public enum Typeface {
  SANS(
      "sans[- ]serif|sans|grotesque?|grotesk|serifenlos(?:e[nrsm]?)?|sans empattements?|sin serifas?|palo seco"),
  SERIF("serifs?|serifen(?:schrift)?|antiqua|(?:avec )?empattements?|(?:con )?serifas?");

  private final Pattern words;

  Typeface(String words) {
    this.words = Pattern.compile("(?iU)\\b(?:" + words + ")\\b");
  }

  /// The one that a text about looks names.
  static Optional<Fact<Typeface>> in(String text) {
    for (Typeface typeface : values()) {
      Matcher matcher = typeface.words.matcher(text);
      if (matcher.find()) {
        return Optional.of(new Fact<>(typeface, matcher.group()));
      }
    }
    return Optional.empty();
  }
}
