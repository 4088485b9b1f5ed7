package dev.sheaf.site.brief;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a request adds about its subject: "… a coffee shop in Portland *that roasts its own
/// beans*".
final class Details {

  private static final int DETAIL_MAX = 220;

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?U)(?<clause>\\b(?:that|which|who|where|offering|specializing in|specialising in|focused on|focusing on|known for|selling|serving"
              + "|dedicated to|helping|teaching|making|whose)\\s[^.!?;]{6,220}|,\\s(?:die|der|das|deren|dessen|wo)\\s[^.!?;]{6,220})");

  private static final Pattern END =
      Pattern.compile(
          "(?iU),?\\s(?:with (?:an?|the|pages?|sections?|warm|modern)\\b.*|(?:please )?include\\b.*|and include\\b.*|make (?:it|the)\\b.*|(?:mit|inklusive) (?:einer?|den|seiten)\\b.*|use\\b.*)");

  private static final Pattern SITE_WORDS =
      Pattern.compile(
          "(?iU).*\\b(?:web ?sites?|sites?|pages?|sections?|layout|design|colou?rs?|theme|navigation|looks?|feels?|webseiten?|seiten?|abschnitte?|posts?|prompt|instructions?)\\b.*");

  private Details() {}

  static @Nullable Fact<String> of(
      List<String> sentences, @Nullable Fact<String> name, @Nullable Fact<String> subject) {
    for (String sentence : sentences) {
      int after = Math.max(end(sentence, name), end(sentence, subject));
      if (after > 0 && Requests.isRequest(sentence)) {
        return in(sentence.substring(after));
      }
    }
    return null;
  }

  /// Where the fact ends in the sentence; 0 if it is not there.
  private static int end(String sentence, @Nullable Fact<String> fact) {
    int at = fact == null ? -1 : sentence.indexOf(fact.from());
    return at < 0 || fact == null ? 0 : at + fact.from().length();
  }

  private static @Nullable Fact<String> in(String rest) {
    Matcher matcher = CLAUSE.matcher(rest);
    if (!matcher.find() || SITE_WORDS.matcher(rest.substring(0, matcher.start())).matches()) {
      return null;
    }
    String clause = END.matcher(matcher.group("clause")).replaceFirst("").strip();
    boolean usable =
        clause.length() > 8
            && clause.length() <= DETAIL_MAX
            && !SITE_WORDS.matcher(clause).matches()
            && Requests.isStatement(clause);
    return usable ? new Fact<>(clause, clause) : null;
  }
}
