package dev.sheaf.site.brief;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds what somebody said: a quotation followed by a dash and a name, or by "says" and a name.
final class Quotes {

  private static final int FOUND_MAX = 12;

  private static final Pattern QUOTE =
      Pattern.compile(
          Capitals.QUOTED
              + "[.,]?\\s*(?:[–—-]\\s*|,?\\s*(?:says|said|sagt|by|von|from)\\s+|\\()(?<by>\\p{Lu}[\\p{L}'’-]{0,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2}(?: \\p{Lu}\\.)?(?:, \\p{Lu}\\p{L}+)?)");

  private Quotes() {}

  static List<Fact<Quote>> of(String text) {
    return QUOTE.matcher(text).results().limit(FOUND_MAX).map(Quotes::quote).toList();
  }

  private static Fact<Quote> quote(MatchResult match) {
    String said = null;
    for (int at = 1; at < match.groupCount() && said == null; at++) {
      said = match.group(at);
    }
    return new Fact<>(
        new Quote(Objects.requireNonNull(said).strip(), match.group("by")), match.group());
  }
}
