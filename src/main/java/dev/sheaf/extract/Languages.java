package dev.sheaf.extract;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The language of a page: what it declares, or failing that what its text looks like.
final class Languages {

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");

  private Languages() {}

  static @Nullable Found<String> of(Page page) {
    String html = tag(page.survey().language());
    if (html != null) {
      return new Found<>(html, Source.META, 0.95);
    }
    String meta =
        tag(
            page.survey()
                .meta("og:locale", "content-language", "language", "dc.language", "inlanguage"));
    if (meta != null) {
      return new Found<>(meta, Source.META, 0.9);
    }
    for (Thing thing : page.jsonLd().things()) {
      String named = tag(thing.text("inLanguage"));
      if (named != null) {
        return new Found<>(named, Source.JSON_LD, 0.85);
      }
    }
    return LanguageGuess.of(page.blocks());
  }

  private static @Nullable String tag(@Nullable String text) {
    if (text == null || !TAG.matcher(text.strip()).matches()) {
      return null;
    }
    return Locale.forLanguageTag(text.strip().replace('_', '-')).toLanguageTag();
  }
}
