package dev.sheaf.site.brief;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds colours, but only where the prompt speaks of looks: "green tea" is no wish for green.
public final class Colours {

  private static final int NEAR = 45;
  private static final int FOUND_MAX = 5;

  private static final Map<String, List<String>> FILE = WordFiles.sections("colours.txt");
  private static final Map<String, String> HEX = new HashMap<>();
  private static final Map<String, String> PICTURES = new HashMap<>();

  static {
    read(FILE.getOrDefault(WordFiles.TOP, List.of()), HEX);
    read(FILE.getOrDefault("pictures", List.of()), PICTURES);
  }

  static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(#[0-9a-f]{6})(?![0-9a-f])|((?:(?:light|dark|deep|soft|pale|bright|muted|dusty|rich|warm|navy|forest|sky"
              + "|hell|dunkel|tief)[ -]?)?("
              + any(HEX)
              + ")(?:e[nsrm]?|s)?)(?![\\p{L}]))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PICTURE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(" + any(PICTURES) + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// "in navy and gold": what stands so is what something is to be painted in.
  private static final Pattern PAINTED =
      Pattern.compile(
          "(?iU)\\b(?:in|en|mit|avec|con)\\s(?:(?:\\p{L}+ )?\\p{L}+(?:,| and| und| et| y)\\s)?$");

  private static final Pattern LOOKS =
      Pattern.compile(
          "(?iU)\\b(?:use|make it|make the (?:web)?site)\\b|colou?rs?\\b|colou?r|palette|theme|scheme|tones?\\b|accents?|\\bdesign|\\blook|farb|töne|tönen|hues?\\b|shades?\\b"
              + "|background|couleur|color|kleur|colori|\\bcores|in (?:black|white|blue|green|red)\\b");

  private Colours() {}

  private static void read(List<String> lines, Map<String, String> words) {
    for (String line : lines) {
      String[] parts = line.split("\\s*\\|\\s*");
      WordFiles.words(parts[1]).forEach(word -> words.put(word, parts[0]));
    }
  }

  /// The longest first, so that "deep blue" is not taken for "blue".
  private static String any(Map<String, String> words) {
    return words.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
        .map(word -> Pattern.quote(word).replace(" ", "\\E[ -]\\Q"))
        .collect(Collectors.joining("|"));
  }

  /// The colours of a text that speaks of nothing but looks; there even "the sea" is one.
  static List<Fact<Colour>> ofLooks(String text) {
    List<Fact<Colour>> named = of(text, true);
    return !named.isEmpty()
        ? named
        : PICTURE
            .matcher(text)
            .results()
            .limit(1)
            .map(match ->
                new Fact<>(
                    new Colour(
                        match.group(), Objects.requireNonNull(PICTURES.get(small(match.group())))),
                    match.group()))
            .toList();
  }

  /// @param everywhere whether the whole text speaks of looks
  public static List<Fact<Colour>> of(String text, boolean everywhere) {
    return WORD
        .matcher(text)
        .results()
        .filter(match ->
            match.group(1) != null || everywhere || isAboutLooks(text, match.start(), match.end()))
        .map(match ->
            new Fact<>(colour(match.group(1), match.group(2), match.group(3)), match.group()))
        .collect(
            Collectors.toMap(
                fact -> fact.value().hex(), fact -> fact, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .limit(FOUND_MAX)
        .toList();
  }

  /// The text with each colour, in small letters, replaced; for texts that may speak of looks.
  static String covered(String text, UnaryOperator<String> cover) {
    String named = WORD.matcher(text).replaceAll(match -> cover.apply(small(match.group())));
    return PICTURE.matcher(named).replaceAll(match -> cover.apply(small(match.group())));
  }

  /// The text without the shade of its colours: "dark green" is green, and no dark design.
  static String withoutShades(String text) {
    return WORD.matcher(text)
        .replaceAll(match -> {
          String word = match.group(3);
          return Matcher.quoteReplacement(word == null ? match.group() : word);
        });
  }

  private static Colour colour(@Nullable String hex, String name, String word) {
    if (hex != null) {
      return new Colour(hex, hex.toLowerCase(Locale.ROOT));
    }
    String base = Objects.requireNonNull(HEX.get(small(word)));
    String whole = small(name);
    String first = whole.split(" ", 2)[0];
    return new Colour(name, HEX.getOrDefault(whole, HEX.getOrDefault(first, base)));
  }

  private static String small(String words) {
    return words.toLowerCase(Locale.ROOT).replace('-', ' ');
  }

  private static boolean isAboutLooks(String text, int start, int end) {
    String around = text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR));
    return LOOKS.matcher(around).find()
        || PAINTED.matcher(text.substring(Math.max(0, start - NEAR), start)).find();
  }
}
