package dev.sheaf.site.write;

import dev.sheaf.site.brief.Prices;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers, prices, addresses and words that were given. What a model writes beyond them about
/// the real world is invented.
final class Knowledge {

  private static final int PHONE_DIGITS_MIN = 5;

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s\"'<>)]+");

  private final String text;
  private final Set<String> numbers;
  private final Set<String> prices;
  private final Set<String> paths;

  /// @param paths of the pages that exist or will
  Knowledge(String text, Collection<String> paths) {
    this.text = squeezed(text);
    this.numbers = all(NUMBER, text);
    this.prices =
        all(Prices.PRICE, text).stream().map(Knowledge::digits).collect(Collectors.toSet());
    this.paths = new HashSet<>(paths);
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /// Whether the text was given, but for case, spaces and punctuation.
  boolean hasSaid(String words) {
    return !words.isBlank() && text.contains(squeezed(words).strip());
  }

  /// Whether every number, price, mail and web address in the text was given.
  boolean covers(String words) {
    return numbers.containsAll(all(NUMBER, words))
        && all(Prices.PRICE, words).stream().map(Knowledge::digits).allMatch(prices::contains)
        && all(EMAIL, words).stream().allMatch(this::hasSaid)
        && all(LINK, words).stream().allMatch(this::hasSaid);
  }

  /// The same digits in the same order, however they are grouped.
  boolean hasPhone(String number) {
    String digits = digits(number);
    return digits.length() >= PHONE_DIGITS_MIN && digits(text).contains(digits);
  }

  boolean hasPrice(String price) {
    String digits = digits(price);
    return digits.isEmpty() ? hasSaid(price) : prices.contains(digits);
  }

  /// Pages of the site, and what was given.
  boolean knowsLink(String link) {
    if (link.startsWith("#")) {
      return true;
    }
    if (link.startsWith("/")) {
      return paths.contains(link.replaceFirst("[#?].*", ""));
    }
    String bare = link.replaceFirst("(?i)^(?:mailto|tel):", "");
    boolean phone = link.toLowerCase(Locale.ROOT).startsWith("tel:");
    return phone ? hasPhone(bare) : hasSaid(bare);
  }

  static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String squeezed(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return " " + small.replaceAll("[^\\p{L}\\d@]+", " ").strip() + " ";
  }
}
