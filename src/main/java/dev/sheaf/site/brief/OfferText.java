package dev.sheaf.site.brief;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One item of a list as what can be had: its name, its price and what is said of it.
final class OfferText {

  private static final int NAME_MAX = 90;

  /// Between a name and what is said of it.
  static final Pattern DASH = Pattern.compile("\\s+[–—-]\\s+|:\\s+");

  private static final Pattern LEAD =
      Pattern.compile(
          "(?iU)^(?:an?|the|our|und|and|also|plus|(?:we|i) (?:do|charge)|wir bieten|we offer|we (?:sell|serve|make)|our services include|services include)\\s+");

  /// Words that lead to a price, and are nothing that can be had for it.
  private static final Pattern NO_OFFER =
      Pattern.compile(
          "(?iU)(?:\\b(?:prices?|rates|pricing|preise|fees|call|phone|email|starts?|starting|costs?|for|ab|from|we charge|charges?|over|above|under|below)$"
              + "|^(?:two|three|four|five|six|ten|zwei|drei|vier|fünf|sechs|deux|trois|dos|tres|\\d{1,2})$|^(?:minimum|incl|including|inkl|for|at|prices?|we|they|it|call|i|or|starting|our)\\b)");

  private static final Pattern EDGES = Pattern.compile("^[\\s:,;–—=-]+|[\\s:,;.–—=-]+$");
  private static final Pattern LINK_WORD =
      Pattern.compile(
          "(?iU)\\s+(?:for|at|costs?|is|are|für|kostet|kosten|je|à|zu|a|only|nur|from|ab)$");

  /// "Enterprise on request": a price in words.
  private static final Pattern WORDED =
      Pattern.compile(
          "(?iU)(?<=\\p{L}:? )(?:(?:price )?on request|free of charge|auf anfrage|kostenlos|sur (?:devis|demande)|a consultar)$");

  private OfferText() {}

  /// "Espresso – short and strong – 2,50 €", "Vinyasa (60 minutes, 15 €)", "beard trim for $20".
  static @Nullable Offer read(String item) {
    Matcher priced = Prices.PRICE.matcher(item);
    String price = priced.find() ? priced.group().strip() : worded(item);
    String rest = price == null ? item : item.replace(price, "").replaceAll(" {2,}", " ");
    Matcher brackets = Pattern.compile("\\(([^)]*)\\)").matcher(rest);
    String detail = brackets.find() ? trimmed(brackets.group(1)) : "";
    String[] parts = DASH.split(trimmed(brackets.replaceFirst("")), 2);
    String name =
        trimmed(
            LEAD.matcher(LINK_WORD.matcher(trimmed(parts[0])).replaceFirst("")).replaceFirst(""));
    if (parts.length > 1) {
      detail = detail.isEmpty() ? trimmed(parts[1]) : trimmed(parts[1]) + ", " + detail;
    }
    boolean usable =
        !NO_OFFER.matcher(name).find()
            && name.length() >= 2
            && name.length() <= NAME_MAX
            && name.chars().anyMatch(Character::isLetter);
    return usable
        ? new Offer(Wording.capital(name), price, detail.isEmpty() ? null : detail)
        : null;
  }

  private static @Nullable String worded(String item) {
    Matcher matcher = WORDED.matcher(item);
    return matcher.find() ? matcher.group() : null;
  }

  static String trimmed(String text) {
    return EDGES.matcher(text.strip()).replaceAll("").strip();
  }
}
