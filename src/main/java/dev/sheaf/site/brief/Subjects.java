package dev.sheaf.site.brief;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what the site's owner is: "a small coffee shop", "eine Bäckerei". Only the languages are
/// read that are written.
final class Subjects {

  static final int SUBJECT_MAX = 80;

  private static final String STOP =
      "(?=\\s*(?:[,.;:(–—!?]|$)|\\s(?:called|named|in|at|near|that|which|who|where|with|from|based|located"
          + "|offering|specializing|specialising|selling|serving|run|owned|on|for|and|whose|by|to|using|its|it['’]s"
          + "|helping)\\b|\\s[\"“'‘])";

  private static final String SITE =
      "(?:website|web site|site|homepage|home page|landing page|web page|webpage|one-pager|page)";

  private static final String PHRASE = "((?:[\\p{L}\\d&'’/-]{1,40} ){0,5}?[\\p{L}\\d&'’/-]{1,40})";

  private static final Pattern FOR_SUBJECT =
      Pattern.compile(
          "\\b(?i:for) ((?i:an? |my |our |the |his |her |their )" + PHRASE + ")" + STOP);

  private static final List<Pattern> ENGLISH =
      List.of(
          Pattern.compile("(?i)\\bis (an? " + PHRASE + ")" + STOP),
          Pattern.compile(
              "(?:\\p{Lu}[\\p{L}'’&]{1,40}|\\d{1,4})[\"”'’]?(?:,| [–—-]) ((?:an? |our |the )"
                  + PHRASE
                  + ")"
                  + STOP),
          FOR_SUBJECT,
          Pattern.compile(
              "\\b(?i:we are|we're|i am|i'm|(?:i|we) (?:run|own|started)|i have)(?i: opening| launching| starting| running)? ((?i:an? |the )"
                  + PHRASE
                  + ")"
                  + STOP),
          Pattern.compile(
              "(?i)(?<!\\b(?:we|they|i) )\\b(?:create|build|make|design|generate|need|want|develop)\\s(?:me |us )?+(?:an? |the )?+"
                  + PHRASE
                  + " "
                  + SITE),
          // "for John Park, UX designer in Seoul", ""Sal e Brasa", Brazilian churrascaria"
          Pattern.compile(
              "(?:\\b(?:for|I['’]m|I am) \\p{Lu}[^,.\\n]{1,60}|[\"”’]), (" + PHRASE + ")" + STOP));

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

  private static final String ROMANCE_PHRASE =
      "((?:[\\p{L}\\d'’-]{1,40} ){0,6}?[\\p{L}\\d'’-]{1,40})";

  private static final String FRENCH_STOP =
      "(?=\\s*(?:[,.;:(–—!?«\"“]|$)|\\s(?:appelée?|nommée?|à|au|aux|en|dans|près|chez|avec|qui|que|dont|où|situé|située|depuis|sur|pour|et)\\b|\\s['‘])";

  private static final List<Pattern> FRENCH =
      List.of(
          Pattern.compile(
              "(?iU)\\b(?:est|sommes|suis) (une? " + ROMANCE_PHRASE + ")" + FRENCH_STOP),
          Pattern.compile(
              "(?iU)\\b(?:pour |(?<=\\b(?:site|page|vitrine|internet|web) )d['’])(une? "
                  + ROMANCE_PHRASE
                  + ")"
                  + FRENCH_STOP),
          Pattern.compile(
              "(?U)\\p{Lu}[\\p{L}'’&]{1,40}[\"”’» ]{0,2}, (une? "
                  + ROMANCE_PHRASE
                  + ")"
                  + FRENCH_STOP));

  private static final String SPANISH_STOP =
      "(?=\\s*(?:[,.;:(–—!?«\"“]|$)|\\s(?:llamad[oa]|en|con|que|donde|cerca|desde|sobre|para|por|y|se|del)\\b|\\s['‘])";

  private static final List<Pattern> SPANISH =
      List.of(
          Pattern.compile("(?iU)\\b(?:es|somos|soy) (una? " + ROMANCE_PHRASE + ")" + SPANISH_STOP),
          Pattern.compile("(?iU)\\b(?:para|de) (una? " + ROMANCE_PHRASE + ")" + SPANISH_STOP),
          Pattern.compile(
              "(?U)\\p{Lu}[\\p{L}'’&]{1,40}[\"”’» ]{0,2}, (una? "
                  + ROMANCE_PHRASE
                  + ")"
                  + SPANISH_STOP));

  private static final Map<Language, List<Pattern>> RULES =
      Map.of(Language.GERMAN, GERMAN, Language.FRENCH, FRENCH, Language.SPANISH, SPANISH);

  private static final Pattern NOT_A_SUBJECT =
      Pattern.compile(
          "(?i)(?:an? )?(?:personal|simple|modern|new|professional|small|clean|nice|single|fresh)|(?:an? |my |our |the )?(?:small |little |new |local )?(?:business|company)|an? (?:full |whole )?(?:year|month|week|day|while|living|visit|quote|wordpress)|.*\\b(?:website|web site|site|sitio|web(?! (?:studio|agency|design|designer|developer|development)\\b)|página|homepage|page|webseite|seite|blog|post|article|section|menu"
              + "|colou?r|theme|headline|design|layout|beitrag|artikel|customers?|clients|people"
              + "|visitors|users|prompt)\\b.*");

  private static final Pattern SECOND =
      Pattern.compile(
          "^( and (?:[\\p{L}'’-]{1,40} ){0,2}?([\\p{L}'’-]{1,40}))(?=[,.;:(–—]|$|\\s(?:in|at|near|that|based|from|with|who|called|named)\\b)");

  /// "a two-day conference *for data engineers*".
  private static final Pattern FOR_WHOM =
      Pattern.compile(
          "^( for (?!my|our|the|a|an|me|us\\b)(?:\\p{Ll}[\\p{L}'’-]{1,30} ){0,3}?\\p{Ll}[\\p{L}'’-]{1,30}s)(?= (?:on|in|at|from|near|based)\\b|[,.;]|$)");

  private static final Pattern OTHER_THING =
      Pattern.compile(
          "(?:^|[.;,] )(?:[Tt]he|[Oo]ur|[Tt]here|[Ee]ach|[Ee]very|[Oo]ne)(?: [\\p{Ll}'’-]{1,40}){0,4} ?$");

  private Subjects() {}

  static @Nullable Fact<String> of(List<String> sentences, Language language) {
    List<Pattern> rules = rules(language);
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

  private static List<Pattern> rules(Language language) {
    return RULES.getOrDefault(language, ENGLISH);
  }

  /// "a wedding *and portrait photographer*".
  private static String withSecond(String phrase, String rest) {
    Matcher second = SECOND.matcher(rest);
    if (second.find() && Trades.in(second.group(2)).isPresent()) {
      return phrase + second.group(1);
    }
    Matcher whom = FOR_WHOM.matcher(rest);
    return whom.find() ? phrase + whom.group(1) : phrase;
  }

  /// "$160 for a deep clean" asks for no site.
  private static boolean isForAnything(String phrase, String sentence) {
    return phrase.matches("(?i)(?:an?|the) .*") && !Requests.isRequest(sentence);
  }

  /// "The building is a former mill" tells of the building.
  private static boolean isOfAnother(String before) {
    return OTHER_THING.matcher(before).find();
  }

  private static @Nullable Fact<String> find(Pattern rule, String sentence, Language language) {
    Matcher matcher = rule.matcher(sentence);
    while (matcher.find()) {
      String phrase = withSecond(matcher.group(1).strip(), sentence.substring(matcher.end()));
      boolean isBare = rule == ENGLISH.getLast();
      boolean usable =
          phrase.length() <= SUBJECT_MAX
              && (!isBare
                  || Trades.lastIn(phrase).filter(t -> phrase.endsWith(t.from())).isPresent())
              && !(rule == FOR_SUBJECT && isForAnything(phrase, sentence))
              && !isOfAnother(sentence.substring(0, matcher.start()))
              && !NOT_A_SUBJECT.matcher(phrase).matches()
              && (!RULES.containsKey(language) || phrase.contains(" "));
      String subject = usable ? Articles.nominative(phrase, language) : "";
      if (!subject.isEmpty()) {
        return new Fact<>(subject, matcher.group().strip());
      }
    }
    return null;
  }
}
