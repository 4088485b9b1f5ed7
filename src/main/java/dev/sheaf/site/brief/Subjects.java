package dev.sheaf.site.brief;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what the site's owner is: "a small coffee shop", "eine Bäckerei". Only English and German
/// are read, because only they are written.
final class Subjects {

  static final int SUBJECT_MAX = 80;

  private static final String STOP =
      "(?=\\s*(?:[,.;:(–—!?]|$)|\\s(?:called|named|in|at|near|that|which|who|where|with|from|based|located"
          + "|offering|specializing|specialising|selling|serving|run|owned|on|for|and|whose|by|to|using"
          + "|helping)\\b|\\s[\"“'‘])";

  private static final String SITE =
      "(?:website|web site|site|homepage|home page|landing page|web page|webpage|one-pager|page)";

  private static final String PHRASE = "((?:[\\p{L}\\d&'’/-]{1,40} ){0,5}?[\\p{L}\\d&'’/-]{1,40})";

  private static final List<Pattern> ENGLISH =
      List.of(
          Pattern.compile("(?i)\\bis (an? " + PHRASE + ")" + STOP),
          Pattern.compile(
              "\\p{Lu}[\\p{L}'’&]{1,40}[\"”'’]?, ((?i:an? |our |the )" + PHRASE + ")" + STOP),
          Pattern.compile(
              "\\b(?i:for) ((?i:an? |my |our |the |his |her |their )" + PHRASE + ")" + STOP),
          Pattern.compile(
              "\\b(?i:we are|we're|i am|i'm|(?:i|we) (?:run|own|have|started)) ((?i:an? |the )"
                  + PHRASE
                  + ")"
                  + STOP),
          Pattern.compile(
              "(?i)\\b(?:create|build|make|design|generate|need|want|develop)\\s(?:me |us )?+(?:an? |the )?+"
                  + PHRASE
                  + " "
                  + SITE));

  private static final String GERMAN_STOP =
      "(?=\\s*(?:[,.;:(–—!?„\"]|$)|\\s(?:namens|in|im|mit|aus|am|bei|an|und|auf|von|die|der|das|zu|für)\\b)";

  private static final String GERMAN_PHRASE =
      "((?:\\p{Ll}[\\p{L}-]{1,40} ){0,3}\\p{Lu}[\\p{L}-]{1,40})";

  private static final List<Pattern> GERMAN =
      List.of(
          Pattern.compile(
              "\\b(?i:ist|sind) ((?:eine?|der|die|das) " + GERMAN_PHRASE + ")" + GERMAN_STOP),
          Pattern.compile(
              "\\b(?:[Ff]ür|, ) ?((?:eine?n?|meine?n?|unsere?n?) "
                  + GERMAN_PHRASE
                  + ")"
                  + GERMAN_STOP),
          Pattern.compile("\\p{Ll}[\"“”]?, (eine? " + GERMAN_PHRASE + ")" + GERMAN_STOP));

  private static final Pattern NOT_A_SUBJECT =
      Pattern.compile(
          "(?i).*\\b(?:website|web site|site|homepage|page|webseite|seite|blog|post|article|section|menu"
              + "|colou?r|theme|headline|design|layout|beitrag|artikel|customers?|clients|people"
              + "|visitors|users|prompt)\\b.*");

  private Subjects() {}

  static @Nullable Fact<String> of(List<String> sentences, Language language) {
    List<Pattern> rules = language == Language.GERMAN ? GERMAN : ENGLISH;
    for (Pattern rule : rules) {
      for (String sentence : sentences) {
        Fact<String> found = find(rule, sentence, language);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Fact<String> find(Pattern rule, String sentence, Language language) {
    Matcher matcher = rule.matcher(sentence);
    while (matcher.find()) {
      String phrase = matcher.group(1).strip();
      boolean usable =
          phrase.length() <= SUBJECT_MAX
              && !NOT_A_SUBJECT.matcher(phrase).matches()
              && (language != Language.GERMAN || phrase.contains(" "));
      String subject = usable ? Articles.nominative(phrase, language) : "";
      if (!subject.isEmpty()) {
        return new Fact<>(subject, matcher.group().strip());
      }
    }
    return null;
  }
}
