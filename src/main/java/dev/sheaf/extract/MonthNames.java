package dev.sheaf.extract;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The month names of many languages, from the CLDR data of the JDK. The same word can be another
/// month elsewhere (`listopad` is October in Croatian, November in Polish), so a page's own
/// language is asked first, then English, then all the others in order of how many pages use them.
final class MonthNames {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "es", "fr", "it", "pt", "nl", "ru", "pl", "tr", "sv", "da", "nb", "fi", "cs",
          "uk", "ro", "hu", "el", "bg", "sk", "sl", "hr", "sr", "ca", "eu", "lt", "lv", "et", "id",
          "ms", "vi", "he", "ar", "fa", "hi", "bn", "ta", "th", "is", "ga", "ka", "hy", "az", "mk",
          "sq", "gl", "af", "sw", "kk", "uz", "ur", "mr", "te", "ml", "kn", "gu", "pa", "ne", "si",
          "km", "my", "lo", "mn", "be", "bs", "mt", "cy", "fil", "zu");

  /// Where one language has other names for the months elsewhere.
  private static final List<String> ELSEWHERE =
      List.of("ar-LB", "ar-MA", "ar-DZ", "ar-SA", "de-AT");

  /// What CLDR does not list but people write.
  private static final Map<String, Integer> ALSO =
      Map.of(
          "sept",
          9,
          "jänner",
          1,
          "feber",
          2,
          "maerz",
          3,
          "januari",
          1,
          "february",
          2,
          "juin",
          6,
          "aout",
          8);

  private static final TextStyle[] STYLES = {
    TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
  };

  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = byLanguage();
  private static final Map<String, Integer> ALL = all();

  private MonthNames() {}

  /// The month of a word, 1 to 12, or 0.
  static int month(String word, String language) {
    String name = normal(word);
    Map<String, Integer> own = BY_LANGUAGE.getOrDefault(language, Map.of());
    Integer month = own.get(name);
    if (month == null && language.equals("he") && name.startsWith("ב")) {
      month = own.get(name.substring(1)); // Hebrew writes "in August" as one word
    }
    return month != null ? month : ALL.getOrDefault(name, 0);
  }

  private static Map<String, Map<String, Integer>> byLanguage() {
    Map<String, Map<String, Integer>> names = new HashMap<>();
    for (String language : LANGUAGES) {
      put(names, language);
    }
    ELSEWHERE.forEach(tag -> put(names, tag));
    return names;
  }

  private static void put(Map<String, Map<String, Integer>> names, String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    Map<String, Integer> own = names.computeIfAbsent(locale.getLanguage(), any -> new HashMap<>());
    for (TextStyle style : STYLES) {
      for (Month month : Month.values()) {
        String name = month.getDisplayName(style, locale);
        if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
          own.putIfAbsent(normal(name), month.getValue());
        }
      }
    }
  }

  private static Map<String, Integer> all() {
    Map<String, Integer> all = new HashMap<>(ALSO);
    for (String language : LANGUAGES) {
      BY_LANGUAGE.getOrDefault(language, Map.of()).forEach(all::putIfAbsent);
    }
    return all;
  }

  private static String normal(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
