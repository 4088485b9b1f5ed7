package dev.sheaf.site.brief;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds colours, but only where the prompt speaks of looks: "green tea" is no wish for green.
public final class Colours {

  private static final int NEAR = 45;
  private static final int FOUND_MAX = 5;

  private static final Map<String, String> HEX = new HashMap<>();

  static {
    put("#b42318", "red rot rouge rojo rood rosso vermelho");
    put("#7f1d1d", "burgundy bordeaux maroon dunkelrot weinrot");
    put("#c2410c", "orange arancione naranja laranja oranje");
    put("#b5532f", "terracotta rust terrakotta rostrot copper kupfer");
    put("#a16207", "yellow gelb jaune amarillo geel giallo amarelo mustard senf senfgelb");
    put("#92700c", "gold golden goldenen or dourado oro");
    put("#15803d", "green grün grüne grünes vert verde groen");
    put("#166534", "forest emerald dunkelgrün tannengrün smaragd");
    put("#5f6f2e", "olive oliv olivgrün moss moos");
    put("#5a7d65", "sage salbei salbeigrün");
    put("#0f766e", "teal petrol türkis turquoise turquesa mint aqua");
    put("#1d4ed8", "blue blau blaue blaues bleu azul blauw blu");
    put("#1e3a5f", "deepblue navy dunkelblau marineblau indigo midnight nachtblau");
    put("#0369a1", "sky himmelblau hellblau ocean azure");
    put("#7e22ce", "purple violet lila violett viola morado paars roxo");
    put("#6d5bb8", "lavender lavendel");
    put("#be185d", "pink rose rosa magenta fuchsia");
    put("#7c4a2d", "brown braun brun marrón bruin marrone marrom");
    put("#8a6d4b", "beige cream sand tan crème creme ivory earth earthy erdtöne erdfarben");
    put("#1f2937", "black schwarz noir negro zwart nero preto charcoal anthracite anthrazit");
    put(
        "#475569",
        "grey gray grau gris grijs grigio cinza silver silber slate white weiß blanc blanco");
  }

  static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(#[0-9a-f]{6})(?![0-9a-f])|((?:(?:light|dark|deep|soft|pale|bright|warm|navy|forest|sky"
              + "|hell|dunkel)[ -]?)?("
              + HEX.keySet().stream()
                  .sorted((a, b) -> b.length() - a.length())
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"))
              + ")(?:e[nsrm]?|s)?)(?![\\p{L}]))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LOOKS =
      Pattern.compile(
          "(?iU)\\b(?:use|make it|make the (?:web)?site)\\b|colou?rs?\\b|colou?r|palette|theme|scheme|tones?\\b|accents?|\\bdesign|\\blook|farb|töne|tönen|hues?\\b|shades?\\b"
              + "|background|couleur|color|kleur|colori|\\bcores|in (?:black|white|blue|green|red)\\b");

  private Colours() {}

  private static void put(String hex, String words) {
    for (String word : words.split(" ")) {
      HEX.put(word, hex);
    }
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
    String small = name.toLowerCase(Locale.ROOT);
    String base = Objects.requireNonNull(HEX.get(word.toLowerCase(Locale.ROOT)));
    String first = small.split("[ -]", 2)[0];
    String whole = small.replaceAll("[ -]", "");
    return new Colour(name, HEX.getOrDefault(whole, HEX.getOrDefault(first, base)));
  }

  private static boolean isAboutLooks(String text, int start, int end) {
    String around = text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR));
    return LOOKS.matcher(around).find();
  }
}
