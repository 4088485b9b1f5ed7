package dev.sheaf.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Which of the given brands a text names literally. A mention is whole words, whatever the case,
/// accents in either form, with a possessive (`Acme's`, `Acme’`) or a simple ending (`Acmes`,
/// `Acme-Geräte`) allowed; `Acme` is not in `Acmeville`.
public final class BrandMentions {

  /// Characters of a text that are searched.
  static final int TEXT_MAX = 2_000_000;

  private static final List<String> ENDINGS = List.of("", "s", "es", "n", "en", "'s", "'");

  private BrandMentions() {}

  /// The brands that occur, spelt and ordered as in `brands`, each once.
  public static List<String> literal(List<String> brands, String text) {
    String cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    String page = normal(cut);
    LinkedHashSet<String> found = new LinkedHashSet<>();
    for (String brand : brands) {
      if (occurs(normal(brand).strip(), page)) {
        found.add(brand);
      }
    }
    return new ArrayList<>(found);
  }

  private static boolean occurs(String brand, String page) {
    if (brand.isEmpty()) {
      return false;
    }
    for (int at = page.indexOf(brand); at >= 0; at = page.indexOf(brand, at + 1)) {
      if (startsWord(page, at, brand) && endsWord(page, at + brand.length(), brand)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWord(String page, int at, String brand) {
    return at == 0 || !bothInWord(page.codePointBefore(at), brand.codePointAt(0));
  }

  private static boolean endsWord(String page, int end, String brand) {
    int last = brand.codePointBefore(brand.length());
    if (!isWordPart(last)) {
      return true;
    }
    for (String ending : ENDINGS) {
      boolean inflected =
          ending.isEmpty() || (Character.isLetter(last) && page.startsWith(ending, end));
      int after = end + ending.length();
      if (inflected && (after >= page.length() || !bothInWord(page.codePointAt(after), last))) {
        return true;
      }
    }
    return false;
  }

  /// Scripts that write without spaces have no word borders to ask for.
  private static boolean bothInWord(int one, int other) {
    return isWordPart(one)
        && isWordPart(other)
        && !(Character.isIdeographic(one) || isKana(one))
        && !(Character.isIdeographic(other) || isKana(other));
  }

  private static boolean isKana(int c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x0E00 && c <= 0x0E7F);
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// One form for all spellings: compatibility composed, lower case, plain apostrophes and spaces.
  private static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      boolean blank = Character.isWhitespace(c) || c == '\u00A0';
      if (blank && !space) {
        out.append(' ');
      } else if (!blank && c != '\u00AD' && c != '\u200B') {
        out.append("’‘ʼ´`".indexOf(c) >= 0 ? '\'' : "‐‑–".indexOf(c) >= 0 ? '-' : c);
      }
      space = blank;
    }
    return out.toString();
  }
}
