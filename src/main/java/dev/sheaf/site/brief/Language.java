package dev.sheaf.site.brief;

import java.util.Optional;

/// The languages a prompt is recognised in.
public enum Language {
  ENGLISH("en", "English"),
  GERMAN("de", "German"),
  FRENCH("fr", "French"),
  SPANISH("es", "Spanish"),
  DUTCH("nl", "Dutch"),
  ITALIAN("it", "Italian"),
  PORTUGUESE("pt", "Portuguese"),
  /// One that is none of these, told by its script.
  OTHER("und", "another language");

  private final String code;
  private final String title;

  Language(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /// Its BCP 47 tag.
  public String code() {
    return code;
  }

  /// Its English name.
  public String title() {
    return title;
  }

  public static Optional<Language> ofCode(String code) {
    for (Language language : values()) {
      if (language.code.equalsIgnoreCase(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
