package dev.sheaf.site.brief;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows the trades of `trades.txt` and finds their words in a text.
final class Trades {

  private static final Map<String, Trade> BY_WORD = new HashMap<>();
  private static final Pattern ANY = read();

  private Trades() {}

  /// The first trade that the text names.
  static Optional<Fact<Trade>> in(String text) {
    Matcher matcher = ANY.matcher(text);
    return matcher.find() ? Optional.of(fact(matcher)) : Optional.empty();
  }

  /// The last one: "a wedding and portrait photographer" is a photographer.
  static Optional<Fact<Trade>> lastIn(String text) {
    Matcher matcher = ANY.matcher(text);
    Fact<Trade> last = null;
    while (matcher.find()) {
      last = fact(matcher);
    }
    return Optional.ofNullable(last);
  }

  private static Fact<Trade> fact(Matcher matcher) {
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    return new Fact<>(Objects.requireNonNull(BY_WORD.get(word)), matcher.group());
  }

  /// Whether the text is nothing but the word for a trade.
  static boolean isWord(String text) {
    return BY_WORD.containsKey(text.toLowerCase(Locale.ROOT).strip());
  }

  /// Lines of `id | FAMILY | word, word, …`; longer words are tried first, so that "coffee roaster"
  /// is not taken for "coffee".
  private static Pattern read() {
    for (String line : WordFiles.sections("trades.txt").getOrDefault(WordFiles.TOP, List.of())) {
      String[] parts = line.split("\\s*\\|\\s*");
      Trade trade = new Trade(parts[0].strip(), Family.valueOf(parts[1]));
      WordFiles.words(parts[2]).forEach(word -> BY_WORD.put(word.toLowerCase(Locale.ROOT), trade));
    }
    String words =
        BY_WORD.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<![\\p{L}])(" + words + ")(?:['’]s|s|es|n|en)?(?![\\p{L}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
