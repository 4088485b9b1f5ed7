package dev.sheaf.site.brief;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what somebody said: a quotation followed by a dash and a name, or by "says" and a name, or
/// in brackets behind a name where the sentence speaks of testimonials.
final class Quotes {

  private static final int FOUND_MAX = 12;

  private static final Pattern QUOTE =
      Pattern.compile(
          Capitals.QUOTED
              + "[.,]?\\s*(?:[–—-]\\s*|,?\\s*(?:says|said|sagt|by|von|from)\\s+|\\()(?<by>(?:(?:Mrs|Mr|Ms|Dr|Prof)\\.? )?\\p{Lu}[\\p{L}'’-]{0,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2}(?: (?:&|and) \\p{Lu}[\\p{L}'’-]{1,40})?(?: family| Familie)?(?: \\p{Lu}\\.)?(?:, \\p{Lu}\\p{L}+(?: \\p{Lu}[\\p{L}&'’-]{1,40}){0,2}(?: (?:at|of|from) \\p{Lu}[\\p{L}&'’-]{1,40}(?: \\p{Lu}[\\p{L}&'’-]{1,40}){0,2})?)?)");

  private static final String PERSON =
      "\\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’.-]{0,40}){0,2}";

  /// "Priya ("They caught everything") and Tom & Ellie ("…")", "Priya said: "…"".
  private static final Pattern AFTER_NAME =
      Pattern.compile(
          "(?<by>"
              + PERSON
              + "(?: (?:&|and) "
              + PERSON
              + ")?)(?:\\s*\\(|,? (?:says|said|wrote|writes|told us|sagt|schreibt)[:,]? )"
              + Capitals.QUOTED);

  private static final Pattern TESTIMONIAL =
      Pattern.compile(
          "(?iU)\\b(?:testimonials?|reviews?|quotes?|feedback|said|says|wrote|writes|told us|sagt|schreibt|kundenstimmen|bewertungen)\\b");

  private Quotes() {}

  static List<Fact<Quote>> of(String text, List<String> sentences) {
    List<Fact<Quote>> after =
        QUOTE
            .matcher(text)
            .results()
            .filter(match -> text.charAt(match.start("by") - 1) != '(' || isSaid(match))
            .map(Quotes::quote)
            .toList();
    Stream<Fact<Quote>> before =
        sentences.stream()
            .filter(sentence -> TESTIMONIAL.matcher(sentence).find())
            .flatMap(sentence -> AFTER_NAME.matcher(sentence).results())
            .map(Quotes::quote)
            .filter(quote ->
                after.stream().noneMatch(one -> one.value().text().equals(quote.value().text())));
    return Stream.concat(after.stream(), before).limit(FOUND_MAX).toList();
  }

  /// "Canal Street Striders" (Manchester) is a name with its place.
  private static boolean isSaid(MatchResult match) {
    String text = quote(match).value().text();
    return text.matches("(?s).*[.!?…]")
        || Arrays.stream(text.split(" ")).skip(1).anyMatch(word -> word.matches("(?U)\\p{Ll}.*"))
        || text.indexOf(' ') < 0;
  }

  private static Fact<Quote> quote(MatchResult match) {
    String by = match.group("by");
    int named = Objects.requireNonNull(match.namedGroups().get("by"));
    String said = null;
    for (int at = 1; at <= match.groupCount() && said == null; at++) {
      said = at == named ? null : match.group(at);
    }
    return new Fact<>(new Quote(Objects.requireNonNull(said).strip(), by), match.group());
  }
}
