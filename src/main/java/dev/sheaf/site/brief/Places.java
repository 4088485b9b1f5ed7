package dev.sheaf.site.brief;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the place, with the preposition it stands with: "in Portland, Oregon", "aus Freiburg".
final class Places {

  private static final String TOWN =
      "\\p{Lu}[\\p{L}'’.-]{1,40}(?<![.])(?: (?:am|an der|im|de|del|la|upon|on|sur|der|di|do|den) )?(?: ?\\p{Lu}[\\p{L}'’-]{1,40}){0,3}";

  private static final Pattern PLACE =
      Pattern.compile(
          "(?<!\\p{L})((?:based in|located in|in the heart of|in downtown|in central|in south|in north|in east"
              + "|in west|near|in|on(?= (?:Lake|Loch)\\b)|aus|bei|à|en|em|a|te) ("
              + TOWN
              + ")(?:, (?:\\p{Lu}[\\p{L}]{1,40}(?: \\p{Lu}[\\p{L}]{1,40})?)(?=[.,;!?)]|$| \\p{Ll}))?)");

  /// "for Bean There, Portland."
  private static final Pattern AFTER_NAME =
      Pattern.compile(
          "^(?:\\p{L}+ ){0,4}(?:[Pp]ortfolio|[Ww]ebsite|[Ss]ite|[Ww]ebseite) (?:for|für|pour|para|voor|per) (?:(?:la|el|le|die|den|das) (?:\\p{Ll}{3,30} )?)?"
              + Capitals.NAME
              + "\\.?,(?: \\p{Ll}(?:(?! in | at )[^,.]){2,60},)? (\\p{Lu}[\\p{L}-]{1,40}(?: \\p{Lu}[\\p{L}-]{1,40})?)[.!]?$");

  /// "for Northside Community Garden (Minneapolis)", "Law firm: Whitfield Crane Solicitors, York."
  private static final Pattern BESIDE_NAME =
      Pattern.compile(
          "(?:\\b(?:for|für|pour|para) "
              + Capitals.NAME
              + " \\((?<inside>\\p{Lu}[\\p{L}-]{2,40}(?: \\p{Lu}[\\p{L}-]{1,40})?)\\)|[\"”»] \\((?<near>\\p{Lu}[\\p{L}-]{2,40}(?: \\p{Lu}[\\p{L}-]{1,40})?)\\)|^(?:[\\p{L}-]{1,40} ){0,2}[\\p{L}-]{2,40}: "
              + Capitals.NAME
              + ", (?<after>\\p{Lu}[\\p{L}-]{2,40}(?: \\p{Lu}[\\p{L}-]{1,40})?)[.!]?$)");

  /// "on 14 May at Tabakfabrik Linz".
  private static final Pattern VENUE =
      Pattern.compile(
          "\\d{4},? (at (?:the )?\\p{Lu}[\\p{L}'’-]{2,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,3}(?: (?:in|near) \\p{Lu}[\\p{L}-]{1,40})?)(?=[.,;!]|$)");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\d[^,]{2,60}, (?<town>\\p{Lu}[^\\d]{2,40}?)(?:,? (?:\\d{4,6}|[A-Z]{1,2}\\d\\w? \\d[A-Z]{2}).*)?");

  /// Prompts written all in small letters.
  private static final Pattern SMALL =
      Pattern.compile(
          "\\b(?:i['’]?m|we['’]?re|we are|based|located|(?:called|named) [^,.;:A-Z]{2,40}?) in (?!the|a|an|our|my|your)(\\p{Ll}{3,20})\\b(?! (?:of|with|and|area))");

  /// Capital words that stand after "in" and are no place.
  private static final Set<String> NO_PLACES =
      Set.of(
          "english",
          "german",
          "french",
          "spanish",
          "dutch",
          "italian",
          "portuguese",
          "deutsch",
          "englisch",
          "französisch",
          "handarbeit",
          "ruhe",
          "zukunft",
          "familienbesitz",
          "form",
          "farbe",
          "farben",
          "blau",
          "grün",
          "rot",
          "schwarz",
          "weiß",
          "grau",
          "gelb",
          "generation",
          "zusammenarbeit",
          "html",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "januar",
          "februar",
          "märz",
          "mai",
          "juni",
          "juli",
          "oktober",
          "dezember",
          "español",
          "français",
          "italiano",
          "português",
          "nederlands",
          "our",
          "the",
          "this",
          "spring",
          "summer",
          "autumn",
          "winter",
          "frühling",
          "sommer",
          "herbst",
          "dritter",
          "zweiter",
          "vierter",
          "css",
          "javascript",
          "java",
          "python",
          "php",
          "wordpress",
          "absprache",
          "anlehnung",
          "bezug",
          "small",
          "black",
          "white",
          "red",
          "blue",
          "green",
          "tönen",
          "stil",
          "anspruch");

  private Places() {}

  static @Nullable Fact<String> of(List<String> sentences, List<Labelled> labels) {
    return Labels.of(Label.PLACE, labels)
        .findFirst()
        .map(label -> new Fact<>("in " + town(label.value()), label.from()))
        .or(() -> behindName(labels))
        .filter(place -> place.value().length() <= 80)
        .orElseGet(() -> inText(sentences));
  }

  /// "Company: Ironbark Roofing Pty Ltd, Ballarat VIC."
  private static Optional<Fact<String>> behindName(List<Labelled> labels) {
    return Labels.of(Label.NAME, labels)
        .map(label -> Names.WITH_PLACE.matcher(label.value()))
        .filter(Matcher::find)
        .map(matcher -> new Fact<>("in " + matcher.group("place"), matcher.group()))
        .findFirst();
  }

  /// "500 Industrial Ave, Denver, CO 80216" is an address, and Denver, CO the place.
  private static String town(String place) {
    Matcher address = ADDRESS.matcher(place);
    return address.matches() ? address.group("town") : place;
  }

  private static @Nullable Fact<String> inText(List<String> sentences) {
    for (String sentence : sentences) {
      Matcher venue = VENUE.matcher(sentence);
      if (venue.find()) {
        return new Fact<>(venue.group(1), venue.group());
      }
      Matcher small = SMALL.matcher(sentence);
      if (small.find()) {
        return new Fact<>("in " + Wording.capital(small.group(1)), small.group());
      }
      Matcher last = AFTER_NAME.matcher(sentence);
      if (last.find() && !Trades.isWord(last.group(1))) {
        return new Fact<>("in " + last.group(1), last.group());
      }
      Matcher beside = BESIDE_NAME.matcher(sentence);
      if (beside.find() && isTown(beside)) {
        return new Fact<>("in " + town(beside), beside.group());
      }
      Matcher matcher = PLACE.matcher(sentence);
      while (matcher.find()) {
        if (isPlace(matcher.group(1), matcher.group(2))) {
          String place = matcher.group(1).replaceFirst("^(?:based|located) ", "");
          return new Fact<>(place, matcher.group());
        }
      }
    }
    return null;
  }

  private static String town(Matcher beside) {
    return Stream.of("inside", "near", "after")
        .map(beside::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /// A kind is named before it, or it stands in brackets and is no word of a trade.
  private static boolean isTown(Matcher beside) {
    String kind = beside.group("after") == null ? "" : beside.group().split(":", 2)[0];
    return (kind.isEmpty() || Trades.in(kind).isPresent()) && !Trades.isWord(town(beside));
  }

  private static boolean isPlace(String whole, String town) {
    String first = town.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    boolean german = !whole.startsWith("a ") || town.length() > 2;
    return german && !NO_PLACES.contains(first) && !Trades.isWord(town);
  }
}
