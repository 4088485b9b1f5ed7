package dev.sheaf.site.brief;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads "Maria's bakery" as the name "Maria's Bakery".
final class Possessives {

  private static final Pattern OWNED =
      Pattern.compile(
          "(?<!\\p{L})(\\p{Lu}[\\p{L}]{1,40}(?: \\p{Lu}[\\p{L}]{1,40})?['’]s?(?: [\\p{L}-]{1,40}){1,3})");

  private Possessives() {}

  static @Nullable Fact<String> of(List<String> sentences) {
    for (String sentence : sentences) {
      Matcher matcher = OWNED.matcher(sentence);
      while (matcher.find()) {
        String owned = upToTrade(matcher.group(1));
        if (owned != null) {
          return new Fact<>(capitals(owned), owned);
        }
      }
    }
    return null;
  }

  private static @Nullable String upToTrade(String text) {
    return Trades.in(text)
        .map(trade -> text.substring(0, text.indexOf(trade.from()) + trade.from().length()))
        .orElse(null);
  }

  private static String capitals(String text) {
    return Stream.of(text.split(" "))
        .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
