package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts "a, b (c, d) and e" into its items. A comma inside brackets or between digits cuts nothing,
/// and "and" cuts only after a comma was seen or where it is the only divider.
final class Lists {

  static final int ITEMS_MAX = 60;

  private static final Pattern AND =
      Pattern.compile(
          "(?i)(?<!\\bbetween \\S{1,12}),?\\s+(?:and|und|et|y|e|en|sowie|plus|as well as)\\s+");

  private Lists() {}

  static List<String> split(String text) {
    List<String> parts = atDividers(text, text.indexOf(';') >= 0 ? ';' : ',');
    String last = parts.removeLast();
    parts.addAll(atLastAnd(last));
    return parts.stream()
        .map(part ->
            part.strip()
                .replaceAll("^(?i)(?:and|und|et|y|sowie)\\s+", "")
                .replaceAll("[.,;]+$", "")
                .replaceFirst("^\\d{1,2}\\)\\s+(?=\\p{L})", ""))
        .filter(part -> !part.isBlank())
        .limit(ITEMS_MAX)
        .toList();
  }

  private static List<String> atDividers(String text, char divider) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean gap = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
      if (c == divider && depth <= 0 && gap) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static List<String> atLastAnd(String part) {
    String outside = part.replaceAll("\\([^)]*\\)", "");
    if (!AND.matcher(outside).find()) {
      return List.of(part);
    }
    return List.of(AND.split(part, 2));
  }
}
