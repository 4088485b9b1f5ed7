package dev.sheaf.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Guesses a text's language from its script and its commonest little words. Asked only for the few
/// pages that declare none.
final class LanguageGuess {

  private static final int CHARS_MAX = 20_000;
  private static final int HITS_MIN = 8;

  private static final Map<String, String> LITTLE_WORDS =
      Map.ofEntries(
          Map.entry(
              "en",
              "the of and to in is that for it with as was on are be this by not have from you which"),
          Map.entry(
              "de",
              "der die und das ist nicht mit ein eine auf den für von sich auch dem des zu im wird sind"),
          Map.entry(
              "fr",
              "le la les des et est une dans pour que qui sur pas au par avec plus ce sont du vous"),
          Map.entry(
              "es", "el la los las de que y en un una por con para es se del al lo como más su"),
          Map.entry(
              "it", "il la di che è e un una per in con non del della sono gli le si da al nel"),
          Map.entry("pt", "o a os as de que e em um uma para com não por do da no na se mais ao"),
          Map.entry(
              "nl", "de het een en van is in op te dat die voor met niet zijn aan er om ook als"),
          Map.entry(
              "sv", "och att det som en är på för av med den till inte om ett har de jag var kan"),
          Map.entry(
              "da", "og at det som en er på for af med den til ikke om et har de der var kan"),
          Map.entry(
              "no", "og at det som en er på for av med den til ikke om et har de jeg var kan"),
          Map.entry(
              "fi", "ja on ei että se oli hän joka mutta ovat kun myös niin mukaan sekä voi tai"),
          Map.entry("pl", "i w na z się nie do jest to że o jak za po od przez dla są ale oraz"),
          Map.entry("cs", "a v na se je že s z do o to jako za pro jsou ale by jeho byl který"),
          Map.entry(
              "hu", "a az és hogy nem is egy ez meg csak de van volt mint már még ki el lehet"),
          Map.entry(
              "tr", "ve bir bu için da de ile olarak çok daha en gibi olan kadar sonra ne var mi"),
          Map.entry("ro", "și de în la cu o a pe din că nu este care un pentru mai sau au fost"),
          Map.entry(
              "id",
              "yang dan di dari untuk dengan pada ini itu tidak dalam akan adalah ke oleh juga"),
          Map.entry("vi", "và của có là được cho trong không với các một những người này đã để"));

  private LanguageGuess() {}

  static @Nullable Found<String> of(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      if (text.length() < CHARS_MAX) {
        text.append(block.text()).append(' ');
      }
    }
    String script = byScript(text);
    return script != null ? new Found<>(script, Source.TEXT, 0.8) : byLittleWords(text.toString());
  }

  private static @Nullable String byScript(CharSequence text) {
    Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(Character.UnicodeScript.of(c), 1, Integer::sum));
    int kana = counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0);
    Character.UnicodeScript most =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(Character.UnicodeScript.LATIN);
    return switch (most) {
      case HAN -> kana > 20 ? "ja" : "zh";
      case HIRAGANA, KATAKANA -> "ja";
      case HANGUL -> "ko";
      case GREEK -> "el";
      case HEBREW -> "he";
      case ARABIC -> "ar";
      case THAI -> "th";
      case DEVANAGARI -> "hi";
      case CYRILLIC -> text.toString().matches("(?s).*[іїє].*") ? "uk" : "ru";
      default -> null;
    };
  }

  private static @Nullable Found<String> byLittleWords(String text) {
    Map<String, Integer> words = new HashMap<>();
    int total = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      words.merge(word, 1, Integer::sum);
      total++;
    }
    String best = "";
    int most = 0;
    for (Map.Entry<String, String> language : LITTLE_WORDS.entrySet()) {
      int hits = 0;
      for (String word : language.getValue().split(" ")) {
        hits += words.getOrDefault(word, 0);
      }
      if (hits > most || (hits == most && language.getKey().compareTo(best) < 0)) {
        most = hits;
        best = language.getKey();
      }
    }
    double share = total == 0 ? 0 : (double) most / total;
    return most < HITS_MIN ? null : new Found<>(best, Source.TEXT, Math.min(0.9, 0.3 + 3 * share));
  }
}
