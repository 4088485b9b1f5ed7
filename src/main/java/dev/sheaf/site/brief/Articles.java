package dev.sheaf.site.brief;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Puts the indefinite article of the nominative before a noun phrase.
final class Articles {

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)^(?:an?|my|our|the|his|her|their|your)\\s+(?:(?:friend|client|customer|brother|sister|wife|husband|mother|father|mum|dad)['’]s\\s+)?");

  private static final Pattern LOOKS =
      Pattern.compile(
          "(?i)^(?:modern|beautiful|clean|simple|minimal|minimalist|professional|elegant|stunning|new|nice"
              + "|responsive|sleek|great|basic|full|complete|friendly|warm|playful|bold|one-page|single-page"
              + "|multi-page|\\w+-page|cool|good|dark|fast|fresh|colou?rful)\\s+");

  /// Written with a vowel, spoken without one, and the other way round.
  private static final Pattern SPOKEN_CONSONANT =
      Pattern.compile("(?i)^(?:u[xi]\\b|uni(?!n)|us[ae]|eu|one|once|ut[ei]|ukulele).*");

  private static final Pattern SPOKEN_VOWEL =
      Pattern.compile("(?i)^(?:hour|honest|heir|honou?r).*");

  private static final Set<String> ALONE =
      Set.of(
          "",
          "business",
          "company",
          "new",
          "small",
          "local",
          "client",
          "friend",
          "project",
          "brand",
          "one",
          "single",
          "two",
          "three");

  private Articles() {}

  /// Empty if nothing of substance is left of the phrase.
  static String nominative(String phrase, Language language) {
    return switch (language) {
      case GERMAN -> german(phrase);
      case FRENCH, SPANISH -> phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
      case ENGLISH, DUTCH, ITALIAN, PORTUGUESE, OTHER -> english(phrase);
    };
  }

  private static String english(String phrase) {
    String noun = ENGLISH.matcher(phrase).replaceFirst("");
    for (String before = ""; !before.equals(noun); ) {
      before = noun;
      noun = LOOKS.matcher(noun).replaceFirst("");
    }
    boolean isNothing =
        ALONE.contains(noun.toLowerCase(Locale.ROOT)) || LOOKS.matcher(noun + " ").matches();
    return isNothing ? "" : article(noun) + " " + noun;
  }

  static String article(String noun) {
    boolean vowel = "aeiouAEIOU".indexOf(noun.charAt(0)) >= 0;
    boolean an =
        vowel ? !SPOKEN_CONSONANT.matcher(noun).matches() : SPOKEN_VOWEL.matcher(noun).matches();
    return an ? "an" : "a";
  }

  /// "einen kleinen Friseursalon" becomes "ein kleiner Friseursalon".
  private static String german(String phrase) {
    int space = phrase.indexOf(' ');
    String article = phrase.substring(0, space).toLowerCase(Locale.ROOT);
    String rest = phrase.substring(space + 1);
    if (article.endsWith("en")) {
      return "ein " + rest.replaceAll("(?<=\\p{Ll})en(?= )", "er");
    }
    return (article.endsWith("e") ? "eine " : "ein ") + rest;
  }
}
