package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// What a price looks like.
public final class Prices {

  private static final String AMOUNT =
      "\\d{1,3}(?:[ ,.’']\\d{3})*(?:[.,]\\d{1,2}|,-|\\.-)?|\\d{1,7}(?:[.,]\\d{1,2})?";
  private static final String SIGN = "(?:[$€£]|(?:USD|EUR|GBP|CHF|A\\$|C\\$)\\s?)";
  private static final String WORD =
      "(?:€|\\$|£|EUR\\b|USD\\b|GBP\\b|CHF\\b|[Ee]uros?\\b|dollars?\\b|pounds?\\b|Franken\\b|bucks\\b)";
  private static final String PER =
      "(?:\\s?(?:/|per|pro|je)\\s?\\p{L}{1,20}|\\s(?:a|an|each|par|por|al)\\s(?:hour|hr|h|month|mo|year|yr|week|night|day|person|class|session|lesson"
          + "|head|kg|pound|lb|piece|Stunde|Std\\.?|Monat|Jahr|Woche|Nacht|Tag|Person|Stück|heure|mois|nuit|hora|mes|noche|user|seat|visit|item|page|project)\\b){0,2}";

  /// A price or a range of prices, with what it is for: "$25–$40 per hour", "2,50 €".
  public static final Pattern PRICE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:between "
              + SIGN
              + "\\s?(?:"
              + AMOUNT
              + ") and "
              + SIGN
              + "\\s?(?:"
              + AMOUNT
              + ")|(?:(?:from|ab|starting at|à partir de|desde|vanaf|da)\\s)?(?:"
              + SIGN
              + "\\s?(?:"
              + AMOUNT
              + ")(?:\\s?[–-]\\s?"
              + SIGN
              + "?\\s?(?:"
              + AMOUNT
              + "))?"
              + "|(?:"
              + AMOUNT
              + ")(?:\\s?[–-]\\s?(?:"
              + AMOUNT
              + "))?\\s?"
              + WORD
              + "))(?![\\d])"
              + PER);

  private Prices() {}
}
