package dev.sheaf.site.brief;

import static dev.sheaf.site.brief.Capitals.NAME;
import static dev.sheaf.site.brief.Capitals.QUOTED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what the site is called. The firmest way of saying it wins: a label, "called X", quotation
/// marks, "X is a …", "for X", "Maria's bakery".
final class Names {

  static final int NAME_MAX = 80;

  private static final String CALLED =
      "(?:called|named|name is|namens|genannt|heißt|heisst|mit dem namen|appelée?|nommée?|llamad[oa]"
          + "|se llama|genaamd|chiamat[oa]|chamad[oa]|known as|titled|entitled|名前は)";

  private static final String FOR =
      "(?i:for|für|pour|para|voor|per|(?<=\\b(?:website|site|page|portfolio) )of|de la|de l['’]|del|della|da)";

  private static final String DEFINITE =
      "(?:(?i:the|my|our|his|her|their|die|das|den|dem|der|meine?n?|unsere?n?|la|le|l['’]|el|los|las"
          + "|il|lo|o|mon|ma|notre|mi|nuestro|nuestra|mio|mia|onze|ons|mijn|het|nosso|nossa|minha|meu"
          + "|a|an) )?";

  /// Small words that describe, up to a capital one: "for my small bakery Sweet Crumbs".
  private static final String DESCRIBING =
      "(?:(?!(?:in|at|near|from|with|that|which|who|and|on|by|based|located|of|to|called|named|aus|mit"
          + "|bei|à|en|em|a|te|dans|avec|con|com|met)\\b)\\p{Ll}[\\p{L}'’-]{0,40} ){0,4}";

  private static final List<Pattern> RULES =
      List.of(
          Pattern.compile("(?<!\\p{L})(?i:" + CALLED + ")\\s*(?:" + QUOTED + "|(" + NAME + "))"),
          Pattern.compile(
              "(?<![\\p{L}])(?i:(?:website|site|webseite|shop|page|portfolio):?|for|für|pour|para"
                  + "|voor|per|[\\p{L}-]{1,40})\\s+"
                  + QUOTED),
          Pattern.compile(
              "^(" + NAME + ") (?i:is|ist|est|es|è|é) (?i:an?|the|eine?|une?|una|een|um|uma)\\b"),
          // "I run an accounting firm (Brandt & Okafor LLP)"
          Pattern.compile(
              "\\b(?i:my|our|an?|the|for) (?:\\p{Ll}[\\p{L}'’-]{0,40} ){1,4}\\((" + NAME + ")\\)"),
          Pattern.compile(
              "(?:^|[,.] )(?:[Ww]e['’]re|[Ww]e are|I['’]m|I am|[Jj]e suis|[Ii]ch bin|[Ss]oy) ("
                  + NAME
                  + "), "),
          Pattern.compile(
              "(?:^|[,.] )(?:[Ww]e|I) (?:run|own|manage) (?:the )?("
                  + NAME
                  + ")(?=[,.]| in | at | on )"),
          Pattern.compile("\\b" + FOR + "\\s" + DEFINITE + DESCRIBING + "(" + NAME + ")"),
          Pattern.compile(
              "\\b(?i:my|our|an?|the|unsere?|meine?|eine?n?) (?:\\p{L}[\\p{L}'’-]{0,40} ){0,3}\\p{L}[\\p{L}'’-]{0,40}[,:] ("
                  + NAME
                  + ")"));

  private static final Pattern NOT_A_NAME_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:headline|heading|tagline|slogan|motto|title|button|text|says?|saying|reads?|quote"
              + "|überschrift|color|colour|word|phrase|claim|page|section|seite|abschnitt|to|zu|in"
              + "|testimonial|(?:author|writer|host|creator|editor|winner) of|titre|keyword|about|über|album|single|ep|song|track|book|novel|film|movie|play|exhibition|show)\\s*$");

  private static final Pattern PART_AFTER =
      Pattern.compile("(?i)^\\W{0,2}(?:page|section|button|link|seite|abschnitt|headline)\\b");

  private static final Set<String> NO_NAMES =
      Set.of(
          "we",
          "i",
          "it",
          "this",
          "our",
          "my",
          "the",
          "that",
          "there",
          "she",
          "he",
          "you",
          "they",
          "wir",
          "ich",
          "es",
          "das",
          "die",
          "der",
          "unser",
          "unsere",
          "mein",
          "meine",
          "create",
          "build",
          "make",
          "design",
          "write",
          "website",
          "site",
          "here",
          "english",
          "german",
          "deutsch",
          "seo",
          "b2b",
          "ai",
          "google",
          "christmas",
          "monday",
          "friday",
          "sunday",
          "one",
          "all",
          "everyone",
          "bitte",
          "please",
          "what",
          "how",
          "why",
          "each",
          "every",
          "mobile",
          "instagram",
          "facebook");

  /// "Law firm: Whitfield Crane Solicitors, York."
  private static final Pattern AFTER_KIND =
      Pattern.compile(
          "(?:^|\\bfor )(?<kind>(?:[\\p{L}-]{1,40} ){0,2}[\\p{L}-]{2,40}): (?:("
              + NAME
              + ")(?=[,.;]|\\s[–—-]\\s|$)|"
              + QUOTED
              + ")");

  private static final Pattern SMALL =
      Pattern.compile(
          "(?:\\b(?:called|named|name is)|^(?:website|site|page) for(?! (?:my|our|an?|the|me|us)\\b)|\\bfor (?:my|our) (?:\\p{Ll}{2,20} ){1,3}?(?:business|company|shop|salon|studio|firm|clinic|store))"
              + "\\s(?!(?:in|at|near|from|with|that|which|based|and|to|where|we|on|for|its?|called|named)\\b)"
              + "(?<name>[\\p{Ll}\\d'’&]{1,40}(?: [\\p{Ll}\\d'’&]{1,40}){0,4}?)"
              + "(?=\\s(?:in|at|near|from|we|i|and|based|located|with|that|which|on|for|by)\\b|[,.;:!?]|$)");

  /// "Ironbark Roofing Pty Ltd, Ballarat VIC".
  static final Pattern WITH_PLACE =
      Pattern.compile("^(\\p{Lu}\\S+ [^,]{2,60}), (?<place>\\p{Lu}[\\p{L} ]{1,30})\\.?$");

  /// "Ledgerly - automated invoice matching": a name, and what it is.
  static final Pattern DESCRIBED = Pattern.compile("\\s+[–—-]\\s+");

  private static final Set<String> SMALL_WORDS = Set.of("n", "and", "of", "the", "&", "at", "in");

  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)\\s+(?:website|web site|site|homepage|page|webseite|landing page|blog)$");

  private Names() {}

  static @Nullable Fact<String> of(List<String> sentences, List<Labelled> labels) {
    Optional<Fact<String>> labelled =
        Labels.of(Label.NAME, labels)
            .findFirst()
            .map(l ->
                new Fact<>(
                    unquoted(
                        WITH_PLACE.matcher(DESCRIBED.split(l.value(), 2)[0]).replaceFirst("$1")),
                    l.from()));
    if (labelled.isPresent() && isName(labelled.get().value())) {
      return labelled.get();
    }
    Fact<String> afterKind = afterKind(sentences);
    if (afterKind != null && afterKind.from().matches("(?s).*[\"”“»’']")) {
      return afterKind;
    }
    for (Pattern rule : RULES) {
      for (String sentence : sentences) {
        Fact<String> found = find(rule, sentence);
        if (found != null) {
          return isOwner(found.value()) ? ownedBy(found, sentences) : found;
        }
      }
    }
    if (afterKind != null) {
      return afterKind;
    }
    Fact<String> owned = Possessives.of(sentences);
    return owned == null ? small(sentences) : owned;
  }

  private static @Nullable Fact<String> afterKind(List<String> sentences) {
    for (String sentence : sentences) {
      Matcher matcher = AFTER_KIND.matcher(sentence);
      if (matcher.find() && Trades.in(matcher.group("kind")).isPresent()) {
        String rest = sentence.substring(matcher.end("kind") + 2, matcher.end());
        String name = tidy(unquoted(rest));
        if (isName(name)) {
          return new Fact<>(name, matcher.group());
        }
      }
    }
    return null;
  }

  /// Prompts written all in small letters: "its called paws n suds in brighton".
  private static @Nullable Fact<String> small(List<String> sentences) {
    for (String sentence : sentences) {
      Matcher matcher = SMALL.matcher(sentence);
      if (matcher.find() && sentence.equals(sentence.toLowerCase(Locale.ROOT))) {
        String name = matcher.group("name");
        String capitals =
            Arrays.stream(name.split(" "))
                .map(word -> SMALL_WORDS.contains(word) ? word : Wording.capital(word))
                .collect(Collectors.joining(" "));
        return new Fact<>(Wording.capital(capitals), name);
      }
    }
    return null;
  }

  /// "Maria's", with what Maria owns still to come.
  private static boolean isOwner(String name) {
    return name.matches(".*['’]s?");
  }

  private static Fact<String> ownedBy(Fact<String> owner, List<String> sentences) {
    Fact<String> owned = Possessives.of(sentences);
    return owned != null && owned.value().startsWith(owner.value()) ? owned : owner;
  }

  private static @Nullable Fact<String> find(Pattern rule, String sentence) {
    Matcher matcher = rule.matcher(sentence);
    while (matcher.find()) {
      String name = Capitals.firstGroup(matcher);
      String before = sentence.substring(0, matcher.end());
      String after = sentence.substring(matcher.end());
      if (name != null
          && !isQuotedForAnotherReason(before, name)
          && !PART_AFTER.matcher(after).find()
          && isName(tidy(name))) {
        return new Fact<>(tidy(name), matcher.group().strip());
      }
    }
    return null;
  }

  private static boolean isQuotedForAnotherReason(String before, String name) {
    int at = before.lastIndexOf(name);
    boolean quoted = at > 0 && "\"“„«»‘'`".indexOf(before.charAt(at - 1)) >= 0;
    return quoted && NOT_A_NAME_BEFORE.matcher(before.substring(0, at - 1)).find();
  }

  private static String tidy(String name) {
    return TAIL.matcher(name.replaceAll("(?<!\\.\\p{L})[.,;:!]+$", "")).replaceFirst("").strip();
  }

  static String unquoted(String text) {
    return text.replaceAll("^[\"“„«»‘'`]+|[\"”“«»’'`]+$", "").strip();
  }

  private static boolean isName(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    String first = small.split(" ", 2)[0];
    return !name.isBlank()
        && name.length() <= NAME_MAX
        && !NO_NAMES.contains(small)
        && !(NO_NAMES.contains(first) && small.split(" ").length == 1)
        && !Trades.isWord(name);
  }
}
