package dev.sheaf.site.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the words around a thing away: its article, "page" behind it, praise before it.
final class Wording {

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?iU)^(?:an?|the|our|my|some|also|any|its|their|ein(?:e[nmr]?)?|die|das|den|der|dem|eine|unsere?[nr]?|une?|la|le|les|l['’]|un[ao]?|el|los"
              + "|las|il|lo|o|um|uma|het|een|de|des|keine?n?|with|for|mit)\\s+");

  private static final Pattern PRAISE =
      Pattern.compile(
          "(?iU)^(?:simple|short|full|nice|separate|small|big|detailed|interactive|dedicated|beautiful|photo-heavy|clear|brief|kurze?[nr]?|eigene?[nr]?|kleine?[nr]?)\\s+");

  static final Pattern SUFFIX =
      Pattern.compile(
          "(?iU)[\\s-]+(?:(?<page>pages?|seiten?|sub-?pages?|unterseite|página|pagina)|(?<section>sections?|abschnitt|bereich|block|area|part))$");

  private Wording() {}

  static String bare(String text) {
    String bare = text.strip();
    for (String before = ""; !before.equals(bare); ) {
      before = bare;
      bare = PRAISE.matcher(ARTICLE.matcher(bare).replaceFirst("")).replaceFirst("");
    }
    return bare;
  }

  /// The part that a wish like "an about page" names.
  static Optional<Part> part(String wish) {
    String bare = bare(wish);
    return Part.named(bare).or(() -> Part.named(SUFFIX.matcher(bare).replaceFirst("")));
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
