package dev.sheaf.site.content;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// BCP 47 language tags such as `en`, `de-CH` or `zh-Hant`.
final class LanguageTag {

  private static final int TAG_MAX = 35;

  private LanguageTag() {}

  static String checked(String what, @Nullable String tag) {
    Checks.line(what, tag, TAG_MAX);
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException e) {
      // told below, in the same words
    }
    throw new IllegalArgumentException(
        what + " is \"" + tag + "\", must be a language tag such as en, de-CH or zh-Hant");
  }
}
