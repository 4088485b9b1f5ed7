package dev.sheaf.site.brief;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a prompt's language: by what it asks for ("in German"), by its script, else by its little
/// words. A prompt is far shorter than a page, so the words of ordering a website count as well.
final class LanguageGuess {

  private static final int CHARS_MAX = 4_000;

  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)\\b(?:(?:written|text|write|content|copy|everything|site|website|page|post|language)"
              + "\\s+(?:\\w+\\s+){0,3}?(?:in|is|:)|all\\s+in|language:|sprache:|auf|langue\\s*:|en|in"
              + " het)\\s+(english|german|french|spanish|dutch|italian|portuguese|deutsch|englisch"
              + "|französisch|spanisch|français|anglais|español|nederlands|italiano|português)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Map<Language, Set<String>> LITTLE_WORDS =
      Map.of(
          Language.ENGLISH,
          words(
              "the of and to is that for it with as on in at are be this by not have from you which a"
                  + " an my our we create build make write add website page called about please need"
                  + " should include"),
          Language.GERMAN,
          words(
              "der die und das ist nicht mit ein eine einen auf den für von sich auch dem des zu im"
                  + " wird sind wir uns unser unsere erstelle erstellen baue schreibe webseite seite"
                  + " bitte über aus soll ich beitrag ändere füge namens website öffnungszeiten"),
          Language.FRENCH,
          words(
              "le la les des et est une un dans pour que qui sur pas au aux par avec plus ce sont"
                  + " du vous nous notre crée créez créer site écris article appelé appelée veux"
                  + " boulangerie de à"),
          Language.SPANISH,
          words(
              "el la los las de que y en un una por con para es se del al lo como más su crea crear"
                  + " haz sitio web página llamado llamada nuestro nuestra quiero necesito escribe"
                  + " sobre"),
          Language.DUTCH,
          words(
              "de het een en van is in op te dat die voor met niet zijn aan er om ook als maak"
                  + " bouw schrijf genaamd onze wij ons website pagina over graag"),
          Language.ITALIAN,
          words(
              "il la di che è e un una per in con non del della sono gli le si da al nel crea"
                  + " scrivi sito chiamato chiamata nostro nostra vorrei pagina su dei delle"),
          Language.PORTUGUESE,
          words(
              "o a os as de que e em um uma para com não por do da no na se mais ao crie criar"
                  + " faça escreva site chamado chamada nosso nossa quero página sobre são"));

  private static final Pattern AT_END =
      Pattern.compile(
          "(?i)\\bin (english|german|french|spanish|dutch|italian|portuguese)(?=\\s*(?:[.,;!)]|$))");

  private LanguageGuess() {}

  static Fact<Language> of(String text) {
    Matcher asked = ASKED.matcher(text);
    if (asked.find()) {
      return new Fact<>(named(asked.group(1)), asked.group());
    }
    Matcher atEnd = AT_END.matcher(text);
    if (atEnd.find()) {
      return new Fact<>(named(atEnd.group(1)), atEnd.group());
    }
    String sample = text.substring(0, Math.min(CHARS_MAX, text.length()));
    return new Fact<>(isLatin(sample) ? byLittleWords(sample) : Language.OTHER, "");
  }

  private static Language named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "german", "deutsch" -> Language.GERMAN;
      case "french", "französisch", "français" -> Language.FRENCH;
      case "spanish", "spanisch", "español" -> Language.SPANISH;
      case "dutch", "nederlands" -> Language.DUTCH;
      case "italian", "italiano" -> Language.ITALIAN;
      case "portuguese", "português" -> Language.PORTUGUESE;
      default -> Language.ENGLISH;
    };
  }

  private static boolean isLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    return latin * 2 >= letters;
  }

  /// English unless another language has more of its words in the text.
  private static Language byLittleWords(String text) {
    Map<Language, Integer> hits = new EnumMap<>(Language.class);
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      LITTLE_WORDS.forEach((language, words) -> {
        if (words.contains(word)) {
          hits.merge(language, 1, Integer::sum);
        }
      });
    }
    Language best = Language.ENGLISH;
    for (Language language : Language.values()) {
      if (hits.getOrDefault(language, 0) > hits.getOrDefault(best, 0)) {
        best = language;
      }
    }
    return best;
  }

  private static Set<String> words(String line) {
    return Set.copyOf(List.of(line.split(" ")));
  }
}
