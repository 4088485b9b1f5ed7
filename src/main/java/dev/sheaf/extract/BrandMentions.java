package dev.sheaf.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Which of the given brands a text names literally. A mention is whole words, whatever the case,
/// accents in either form, with a possessive (`Acme's`, `Acme’`) or a simple ending (`Acmes`,
/// `Acme-Geräte`, `Яндекса`, `삼성은`) allowed; `Acme` is not in `Acmeville`, nor in `acme.example`,
/// an e-mail address or the target of a link.
public final class BrandMentions {

  /// Characters of a text that are searched.
  static final int TEXT_MAX = 2_000_000;

  private static final List<String> ENDINGS = List.of("", "s", "es", "n", "en", "'s", "'");
  private static final List<String> CYRILLIC_ENDINGS =
      Words.list("а, у, ом, е, ы, и, ов, ам, ами, ах, ой, ю, я, ем, ей");
  private static final List<String> KOREAN_ENDINGS =
      Words.list("은, 는, 이, 가, 을, 를, 의, 에, 에서, 와, 과, 도, 로, 으로, 만, 나, 부터, 까지");

  /// What words of an address are set apart by; all else holds them together.
  private static final String BORDERS = " ()[]<>\"'|,;*";

  private BrandMentions() {}

  /// The brands that occur, spelt and ordered as in `brands`, each once.
  public static List<String> literal(List<String> brands, String text) {
    String cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    String page = normal(cut.replace("**", ""));
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
      int end = at + brand.length();
      if (startsWord(page, at, brand) && endsWord(page, end, brand) && !isAddress(page, at, end)) {
        return true;
      }
    }
    return false;
  }

  /// `.NET` is not in `ASP.NET`, though a dot is no part of a word.
  private static boolean startsWord(String page, int at, String brand) {
    if (at == 0) {
      return true;
    }
    int before = page.codePointBefore(at);
    int first = brand.codePointAt(0);
    return isWordPart(first) ? !bothInWord(before, first) : !isWordPart(before);
  }

  private static boolean endsWord(String page, int end, String brand) {
    int last = brand.codePointBefore(brand.length());
    if (!isWordPart(last)) {
      return true;
    }
    if (end < page.length() && "+#".indexOf(page.charAt(end)) >= 0) {
      return false; // C is not in C++ and C#
    }
    return endsWord(page, end, last, ENDINGS) || endsWord(page, end, last, endings(last));
  }

  private static boolean endsWord(String page, int end, int last, List<String> endings) {
    for (String ending : endings) {
      boolean inflected =
          ending.isEmpty() || (Character.isLetter(last) && page.startsWith(ending, end));
      int after = end + ending.length();
      if (inflected && (after >= page.length() || !bothInWord(page.codePointAt(after), last))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> endings(int last) {
    return switch (Character.UnicodeScript.of(last)) {
      case CYRILLIC -> CYRILLIC_ENDINGS;
      case HANGUL -> KOREAN_ENDINGS;
      default -> List.of();
    };
  }

  /// Whether a mention is a part of a web or e-mail address: what stands round it without a border
  /// is one, or it is the target of a Markdown link, or a domain goes on behind it.
  private static boolean isAddress(String page, int at, int end) {
    int from = at;
    while (from > 0 && BORDERS.indexOf(page.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < page.length() && BORDERS.indexOf(page.charAt(to)) < 0) {
      to++;
    }
    String before = page.substring(from, at);
    String after = page.substring(end, to);
    if (before.contains("://") || before.startsWith("www.") || before.contains("@")) {
      return true;
    }
    boolean target = from > 1 && page.startsWith("](", from - 2);
    return target || after.startsWith("@") || after.contains("://") || isDomain(before, after);
  }

  /// `acme.example`, `acme.example/shop`, `shop.acme.example`: a dot with letters on both sides.
  private static boolean isDomain(String before, String after) {
    boolean follows =
        after.length() > 2
            && after.charAt(0) == '.'
            && Character.isLetter(after.charAt(1))
            && Character.isLetter(after.charAt(2));
    boolean leads =
        before.length() > 1
            && before.endsWith(".")
            && Character.isLetterOrDigit(before.charAt(before.length() - 2));
    return follows || leads;
  }

  /// Scripts that write without spaces have no word borders to ask for.
  private static boolean bothInWord(int one, int other) {
    return isWordPart(one) && isWordPart(other) && !isUnspaced(one) && !isUnspaced(other);
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> c == 'ー';
    };
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// One form for all spellings: compatibility composed, folded case, plain apostrophes and spaces.
  private static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      boolean blank = Character.isWhitespace(c) || c == '\u00A0';
      if (blank && !space) {
        out.append(' ');
      } else if (!blank && !isInvisible(c)) {
        append(out, c);
      }
      space = blank;
    }
    return out.toString();
  }

  private static boolean isInvisible(char c) {
    // The dot that Turkish İ leaves behind in lower case is one too.
    return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\u0307';
  }

  /// Case folding beyond lower case: ß and ss, the final sigma, the Turkish dotless i.
  private static void append(StringBuilder out, char c) {
    switch (c) {
      case 'ß' -> out.append("ss");
      case 'ς' -> out.append('σ');
      case 'ı' -> out.append('i');
      case '’', '‘', 'ʼ', '´', '`', '＇' -> out.append('\'');
      case '‐', '‑', '–', '−' -> out.append('-');
      default -> out.append(c);
    }
  }
}
