package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Handles text with quoted passages in it, which are left whole.
final class Quoting {

  private static final Pattern QUOTED = Pattern.compile(Capitals.QUOTED);

  private Quoting() {}

  /// Splits where the pattern matches outside of quotation marks.
  static List<String> split(Pattern divider, String text) {
    Matcher matcher = divider.matcher(masked(text));
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (matcher.find()) {
      pieces.add(text.substring(start, matcher.start()));
      start = matcher.end();
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  static String withoutQuoted(String text) {
    return QUOTED.matcher(text).replaceAll("\"\"");
  }

  /// The text with what is quoted covered, at the same length.
  private static String masked(String text) {
    return QUOTED.matcher(text).replaceAll(match -> "_".repeat(match.group().length()));
  }
}
