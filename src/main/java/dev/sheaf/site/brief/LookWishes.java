package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Tells wishes about looks and tone ("Calm, plain words; deep blue") from sentences that state
/// something ("We sell blue roses"). Such a wish has no verb that would tell it, so its words do:
/// all of them are of looks, or it begins as only wishes do.
final class LookWishes {

  private static final Set<String> QUALITIES = words("qualities");
  private static final Set<String> THINGS = words("things");
  private static final Set<String> FILLERS = words("fillers");

  /// Colours that are things as well: "Lavender and honey" may be what is sold.
  private static final Set<String> GOODS = words("goods");

  /// Stands for a quality that was found as a whole: a colour, a tone, "warm and honest tone".
  private static final String QUALITY = " § ";

  private static final String GOOD = " ° ";

  private static final Pattern OPENING =
      Pattern.compile(
          "(?iU)^(?:it )?(?:feels? like|looks? like|(?:should|must|needs? to|has to) (?:feel|look|sound|read|be)|inspired by"
              + "|reminiscent of|in the (?:style|spirit) of|think (?!of|about|global)[\\p{L}-]+(?=[,:.])|less is more"
              + "|written in an? (?:[\\p{L}-]+ ){1,4}(?:voice|tone|style|language)|not too|something like"
              + "|nothing (?:too |that (?:looks|feels|sounds) )?[\\p{L}-]+[.!]?$|soll (?:aussehen|wirken|sich)|inspiriert (?:von|vom)"
              + "|nichts (?:zu )?\\p{L}+es[.!]?$|inspirad[oa] en|inspirée? (?:de|du|des|par)"
              + "|(?:fonts?|typeface|typography|colou?r scheme|schriftart|police|tipografía)(?= ?:)"
              + "|(?:the whole (?:thing|site)|everything|overall(?: it)?|all of it|das ganze|alles|le tout|todo)(?: \\p{L}+)? (?:should|must|needs? to|has to|soll|muss|doit|debe)"
              + "|(?:the |our )?(?:overall )?(?:tone|style|look|feel|design|mood|vibe|colou?rs?|fonts?|typography|wording|language|texts?|copy) (?:should|must|needs? to|has to))\\b.*");

  /// Who wishes: what comes behind must be of looks alone.
  private static final Pattern WISHER =
      Pattern.compile(
          "(?iU)^(?:(?:i|we)(?:['’]d| would)? (?:really )?(?:like|love|prefer|want|imagine|picture)|my favou?rite colou?rs? (?:is|are)"
              + "|our(?= (?:brand )?(?:tone|style|look|colou?rs?|palette))|(?:wir|ich) (?:mögen|mag|lieben|liebe|möchten|möchte|hätten|hätte|bevorzugen)"
              + "|nous (?:aimons|voulons|préférons)|j['’]aime|je (?:veux|voudrais|préfère)|(?:nos|me) gustan?|queremos|quiero|preferimos|prefiero) ");

  /// "Warm and honest tone": whatever the adjectives are.
  private static final Pattern MANNER =
      Pattern.compile(
          "(?iU)^(?:(?!(?:we|our|us|i|my|is|are|has|have|makes?|gives?|in|of|for|to|from|at|cuts?|hair|colou?rs?)\\b)[\\p{L}-]+,?\\s+){1,6}"
              + "(?:tone|look|feel|style|mood|vibe|atmosphere|palette)\\b");

  /// "A look like an old newspaper".
  private static final Pattern LIKENESS =
      Pattern.compile(
          "(?iU)^(?:an? |the )?(?:[\\p{L}-]+ )?(?:look|feel|palette|fonts?|typography|colou?rs|tones|layout|design|vibe|mood|style)"
              + " (?:like|as if|inspired by|reminiscent of)(?: (?!(?:we|our|us|i|my|is|are)\\b)[\\p{L}'’-]+){1,7}[.!]?$");

  private static final Pattern ITEMS =
      Pattern.compile(
          "(?iU)[,;.!]+\\s*|\\s(?:on|over|auf|sur|sobre|and|but|with|yet|und|aber|mit|et|mais|avec|y|pero|con)\\s");

  /// "jewel tones", "neon accents", "colores tierra": such nouns make any adjective one of looks.
  private static final Pattern NAMED_LOOK =
      Pattern.compile(
          "(?iU)(?:[\\p{L}§°-]+ ){1,3}(?:tones|look|feel|vibes?|palette|typography|accents|aesthetics?|mode|mood|typeface|akzenten?)"
              + "|(?:[\\p{L}§°-]+ )?\\p{L}*(?:schrift|töne|tönen|optik)|(?:[\\p{L}-]+ ){1,2}§"
              + "|(?:colores|tonos|toques|paleta|tipografía|couleurs|teintes|tons|touches|typographie)(?: [\\p{L}-]+){1,2}");

  private static final Pattern ONE_WORD =
      Pattern.compile(
          "(?iU)(?:(?:not|nothing|very|rather|quite|a bit|a little|nicht|nichts|sehr|etwas|pas|très|un peu|no|muy|un poco) )?[\\p{L}-]+");

  private static final Pattern CLAUSES = Pattern.compile("(?<=;)\\s+|\\s+[–—]\\s+");
  private static final Pattern LAST_COMMA = Pattern.compile("(?U),\\s+(?=[^,]*$)");

  /// Nobody speaks of nothing but looks for longer, and to find every colour takes time.
  private static final int LENGTH_MAX = 300;

  /// Every reader asks of the same sentences.
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private static final int KNOWN_MAX = 1_000;

  private LookWishes() {}

  private static Set<String> words(String... sections) {
    Set<String> words = new HashSet<>();
    for (String section : sections) {
      WordFiles.sections("looks.txt").getOrDefault(section, List.of()).stream()
          .flatMap(line -> WordFiles.words(line).stream())
          .forEach(words::add);
    }
    return Set.copyOf(words);
  }

  /// Whether the sentence speaks of nothing but looks and tone.
  static boolean isOne(String sentence) {
    if (sentence.length() > LENGTH_MAX) {
      return OPENING.matcher(sentence).matches();
    }
    if (KNOWN.size() >= KNOWN_MAX) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(sentence, LookWishes::isShortOne);
  }

  private static boolean isShortOne(String sentence) {
    return OPENING.matcher(sentence).matches()
        || LIKENESS.matcher(sentence).matches()
        || isOfLooks(marked(WISHER.matcher(sentence).replaceFirst("")))
        || isListOfLooks(sentence);
  }

  /// "Warm, earthy and unhurried": adjectives, of which half are known to be of looks.
  private static boolean isListOfLooks(String sentence) {
    List<String> items =
        Arrays.stream(ITEMS.split(sentence)).map(String::strip).filter(i -> !i.isEmpty()).toList();
    long known = items.stream().filter(LookWishes::isLook).count();
    return known > 0
        && known * 2 >= items.size()
        && items.stream().allMatch(item -> isLook(item) || ONE_WORD.matcher(item).matches());
  }

  private static boolean isLook(String item) {
    String marked = marked(item);
    return NAMED_LOOK.matcher(marked.strip().replaceAll(" {2,}", " ")).matches()
        || isOfLooks(marked);
  }

  private static boolean isOfLooks(String marked) {
    List<String> words =
        Arrays.stream(marked.split("(?U)[^\\p{L}§°'’-]+"))
            .map(word -> word.replaceAll("^-|-$", ""))
            .filter(word -> !word.isBlank())
            .toList();
    boolean isOfGoods = words.contains(GOOD.strip()) && words.stream().anyMatch(THINGS::contains);
    return (isOfGoods || words.stream().anyMatch(LookWishes::isQuality))
        && words.stream().allMatch(LookWishes::isKnown);
  }

  private static boolean isKnown(String word) {
    return isQuality(word)
        || word.equals(GOOD.strip())
        || THINGS.contains(word)
        || FILLERS.contains(word);
  }

  /// In small letters, with a mark for every quality that is more than a word.
  private static String marked(String sentence) {
    String rest = MANNER.matcher(sentence).replaceFirst(QUALITY);
    rest = Colours.covered(rest, colour -> isGood(colour) ? GOOD : QUALITY);
    for (Tone tone : Tone.values()) {
      rest = tone.words().matcher(rest).replaceAll(QUALITY);
    }
    return rest.toLowerCase(Locale.ROOT);
  }

  private static boolean isGood(String colour) {
    return GOODS.contains(colour) || GOODS.contains(colour.replaceFirst("s$", ""));
  }

  private static boolean isQuality(String word) {
    return word.equals(QUALITY.strip()) || QUALITIES.contains(word);
  }

  /// The sentence cut at semicolons and dashes, if a wish about looks hangs on it: "We roast on
  /// Tuesdays; calm, plain words".
  static List<String> parted(String sentence) {
    List<String> clauses = List.of(CLAUSES.split(sentence));
    return clauses.stream().anyMatch(LookWishes::isOne) ? clauses : List.of(sentence);
  }

  /// What a request says of looks at its end: "a website for a bakery, calm and plain, deep blue".
  static String atEnd(String request) {
    List<String> wishes = new ArrayList<>();
    String rest = request;
    for (String[] parts = LAST_COMMA.split(rest, 2);
        parts.length == 2 && isOne(parts[1]);
        parts = LAST_COMMA.split(rest, 2)) {
      wishes.addFirst(parts[1]);
      rest = parts[0];
    }
    return String.join(", ", wishes);
  }
}
