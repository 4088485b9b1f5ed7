package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a prompt into sentences and lines. A full stop ends a sentence when white space and no
/// small letter follow, and the word before it is no abbreviation. In a text that is written in
/// small letters throughout, a small letter may follow too.
final class Sentences {

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "mr", "mrs", "ms", "prof", "st", "nr", "no", "str", "tel", "e.g", "i.e", "z.b",
          "d.h", "inc", "ltd", "co", "bzw", "ca", "inkl", "zzgl", "vs", "approx", "ave", "rd",
          "blvd", "apt", "tél", "tlf", "telf", "avda", "u.a", "ggf", "max", "min", "hr", "fr", "sr",
          "sra", "mme", "av");

  private static final int LENGTH_MAX = 1_000;

  /// Words that follow no initial: "Ruth B. Please …".
  private static final Pattern STARTER =
      Pattern.compile(
          "^(?:Do|Don['’]t|Please|We|The|Make|No|Our|It|Use|Add|Include|Open|Call|Bitte|Wir|Keine?)\\b");

  /// "am 12. Juli".
  private static final Pattern MONTH =
      Pattern.compile("^(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)");

  private static final Pattern SMALL_START = Pattern.compile("(?:^|\\p{L}{3,20}[.!?] )(?=\\p{Ll})");

  private static final Pattern CAPITAL_START = Pattern.compile("(?:^|[.!?\\n] ?)(?=\\p{Lu})");

  private Sentences() {}

  static List<String> of(String text) {
    List<String> found = new ArrayList<>();
    boolean isSmall = isWrittenSmall(text);
    for (String line : text.split("\n")) {
      cut(line.strip(), isSmall, found);
    }
    return found;
  }

  private static boolean isWrittenSmall(String text) {
    return SMALL_START.matcher(text).results().count()
        > CAPITAL_START.matcher(text).results().count();
  }

  /// In pieces that no rule takes long over.
  private static void addPieces(String text, List<String> found) {
    String rest = text;
    while (rest.length() > LENGTH_MAX) {
      int space = rest.lastIndexOf(' ', LENGTH_MAX);
      int end = space > LENGTH_MAX / 2 ? space : LENGTH_MAX;
      found.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      found.add(rest);
    }
  }

  private static void cut(String line, boolean isSmall, List<String> found) {
    int start = 0;
    for (int at = 0; at < line.length(); at++) {
      if (isEnd(line, at, isSmall)) {
        addPieces(line.substring(start, at + 1).strip(), found);
        start = at + 1;
      }
    }
    addPieces(line.substring(start).strip(), found);
  }

  private static boolean isEnd(String line, int at, boolean isSmall) {
    char mark = line.charAt(at);
    if (mark != '.' && mark != '!' && mark != '?') {
      return false;
    }
    int next = at + 1;
    boolean gap = next < line.length() && Character.isWhitespace(line.charAt(next));
    return gap && (isSmall || startsSentence(line, next)) && !isAbbreviation(line, at, mark);
  }

  private static boolean startsSentence(String line, int space) {
    int at = space;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at < line.length()
        && (!Character.isLowerCase(line.charAt(at))
            || Contacts.EMAIL.matcher(line).region(at, line.length()).lookingAt());
  }

  private static boolean isAbbreviation(String line, int at, char mark) {
    int from = at;
    while (from > 0 && !Character.isWhitespace(line.charAt(from - 1))) {
      from--;
    }
    String word = line.substring(from, at).toLowerCase(Locale.ROOT);
    while (!word.isEmpty() && "(\"'".indexOf(word.charAt(0)) >= 0) {
      word = word.substring(1);
    }
    String rest = line.substring(at + 1).strip();
    boolean initial =
        word.length() == 1 && Character.isLetter(word.charAt(0)) && !STARTER.matcher(rest).find();
    boolean day = word.matches("\\d{1,2}") && MONTH.matcher(rest).find();
    boolean street = word.endsWith("str") && !rest.isEmpty() && Character.isDigit(rest.charAt(0));
    return mark == '.' && (ABBREVIATIONS.contains(word) || initial || day || street);
  }
}
