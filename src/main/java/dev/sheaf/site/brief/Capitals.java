package dev.sheaf.site.brief;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Pieces of patterns for what names are made of.
final class Capitals {

  private static final String WORD =
      "(?!I(?:['’]| |$))(?:[dl]['’])?\\p{Lu}[\\p{L}\\p{M}\\d'’&+.-]{0,40}(?<![.,-])";
  private static final String SMALL =
      "(?:&|\\+|and|und|of|the|de|la|le|du|des|di|da|do|von|van|der|den|zum|zur|am|y|et)";

  /// A capital word or more, joined by nothing or by small connecting words.
  static final String NAME =
      "(?:(?:Dr|St|Mr|Mrs)\\. )?"
          + WORD
          + "(?: (?:"
          + SMALL
          + " ){0,2}(?:(?:(?:Dr\\. |Co\\. )?"
          + WORD
          + ")|\\d+)){0,6}(?: (?:mbB|gGmbH|e\\.\\s?V\\.))?";

  /// First and last name, or more.
  static final String PERSON =
      "(?:(?:Dr|Prof|Mrs|Mr|Ms)\\.? (?:med\\. )?)?\\p{Lu}[\\p{L}'’-]{1,40}(?: (?:de|van|von|la|der|di|da) )?(?: ?\\p{Lu}[\\p{L}'’.-]{1,40}(?<!\\.)){1,2}";

  /// A text between quotation marks of one of several languages, in one of its groups.
  static final String QUOTED =
      "(?:\"([^\"\\n]{1,300})\"|“([^”“\\n]{1,300})”|„([^“”\"\\n]{1,300})[“”\"]"
          + "|«\\s?([^»\\n]{1,300}?)\\s?»|»([^«\\n]{1,300})«|‘([^’\\n]{1,300})’(?!\\p{L})"
          + "|(?<![\\p{L}\\d])'([^\\n']{1,300}(?:'\\p{L}[^\\n']{0,200}){0,4})'(?![\\p{L}\\d])"
          + "|`([^`\\n]{1,300})`|「([^」\\n]{1,100})」)";

  private Capitals() {}

  /// The first group that matched; null if none did.
  static @Nullable String firstGroup(Matcher matcher) {
    for (int at = 1; at <= matcher.groupCount(); at++) {
      String text = matcher.group(at);
      if (text != null && !text.isBlank()) {
        return text.strip();
      }
    }
    return null;
  }
}
