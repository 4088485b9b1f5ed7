package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what is on offer: after labels ("Services: …", also as bullets), after verbs ("we offer
/// …"), and wherever something has a price.
final class Offers {

  private static final int FOUND_MAX = 60;
  private static final int NAME_WORDS_MAX = 8;

  private static final Pattern VERB =
      Pattern.compile(
          "(?iU)\\b(?:(?:we|they|i|he|she|it|which|that|who|and|also)\\s+(?:also\\s+)?(?:offers?|sells?|serves?|provides?|makes?|stocks?|teach(?:es)?|bakes?|specialize[s]? in|specialise[s]? in)"
              + "|offering|selling|serving|providing|specializing in|specialising in|speciali[sz]es in|(?:services|classes|courses|treatments|products|features|specialties|practice areas|galleries|facilities|amenities|rooms|workshops|sessions) (?:include|are|cover|range from|like|such as)|we do(?! not)|such as|offers|sells|serves|provides"
              + "|(?:wir|ich|sie|er) (?:bieten?|verkaufen?|machen?|unterrichten?)|bietet|bieten|verkauft|nous proposons|ofrecemos|vendemos|offriamo|vendiamo|wij bieden|wij verkopen|oferecemos)\\s*:?\\s+"
              + "(?<items>[^.!?\\n]{3,600})");

  private static final Pattern LIST_END =
      Pattern.compile(
          "(?iU),?\\s(?:with (?:an?|the|pages?|sections?)\\b.*|include (?:an?|pages?)\\b.*|and (?:is|are|has|have|we)\\b.*|from (?:our|\\d).*|(?:prices?|open|closed|call|make it|phone|tel|we are|we're)\\b.*|in \\p{Lu}.*|since \\d.*|an$|y (?:damos|hacemos|ofrecemos|organizamos|también)\\b.*|et (?:nous|donnons|faisons)\\b.*|und (?:machen|bieten|sanieren|reparieren|beraten)\\b.*)");

  private static final Pattern SITE_WORDS =
      Pattern.compile(
          "(?iU).*\\b(?:pages?|sections?|website|form|navigation|layout|(?<!garden |interior |graphic |web |floral |landscape |kitchen |bathroom |product |fashion |jewellery |jewelry |floristry )design|colou?rs?|theme|scheme|headline|seiten?|abschnitt|look|style|tone|button)\\b.*");

  /// An address, a telephone number, a year.
  private static final Pattern MANY_DIGITS = Pattern.compile("\\d{3}");

  /// Those who are served, and nothing that can be had.
  private static final Pattern CUSTOMERS =
      Pattern.compile(
          "(?iU).*\\b(?:freelancers?|business(?:es)?|clients?|customers?|famil(?:y|ies)|homeowners?|landlords?|tenants?|compan(?:y|ies)"
              + "|start-?ups?|people|residents?|students?|children|kids|adults|communit(?:y|ies)|organi[sz]ations?|schools|guests?|visitors?|patients?|women|men"
              + "|farmers|professionals|manufacturers|retailers|owners?|teams|entrepreneurs)$");

  private static final Pattern POSTCODE =
      Pattern.compile("\\b[A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}\\b");

  /// What makes a sentence of a list.
  private static final Pattern FINITE =
      Pattern.compile(
          "(?iU)\\b(?:is|are|was|were|has|have|had|can|will|we|i|you|they|he|she|it|our|your|who|that|which|open|closed|since|founded"
              + "|licensed|insured|certified|call(?!-)|based|located|ist|sind|war|hat|haben|wir|ich|sie|unser|unsere|es|son|est|sont|nous|notre|somos|nuestro"
              + "|ouvert|abierto|aperto|geöffnet|no|free|members|pupils|students|people|years?|jahre|speciali[sz]ed)\\b|\\d{1,2}:\\d{2}|\\p{L}+'(?:s|re|ve) ");

  /// "Packages start at $1,200": what can be had from a price on.
  private static final Pattern FROM =
      Pattern.compile(
          "(?iU)^(?<name>(?:our |the )?[\\p{L}-]{3,40}(?: [\\p{L}-]{2,40}){0,3}) (?:start(?:s|ing)?|begin(?:s|ning)?)(?: at| from|)$");

  private static final Pattern PRICE_WORDS =
      Pattern.compile("(?i)(?:our |the )?(?:prices?|rates|fees)");

  private static final Pattern AROUND_PRICE =
      Pattern.compile(
          "(?iU)\\b(?:prices?|rates?|fees?|from|at|starts?|starting|only|just|about|our|the|for|costs?|we|charge|it|is|are|per|preise?|ab|nur|prix|desde)\\b");

  /// "Adoption fee: dogs £180, cats £90": what the prices of a list are for.
  private static final Pattern HEADING = Pattern.compile("(?U)^[\\p{L}][\\p{L} '’-]{2,40}: +");

  /// A sentence of its own says more than a name and a price.
  private static final Pattern SAYS_MORE =
      Pattern.compile(
          "(?iU)\\b(?:serves?|welcome|is|are|was|have|has|includes?|won|raised|saved)\\b(?! *$)");

  private final Map<String, Fact<Offer>> found = new LinkedHashMap<>();
  private final List<Fact<String>> prices = new ArrayList<>();

  private Offers() {}

  static Offers of(List<String> sentences, List<Labelled> labels) {
    Offers offers = new Offers();
    Labels.of(Label.OFFER, labels).forEach(label -> offers.addAll(label.items(), label.from()));
    Labels.of(Label.PRICES, labels)
        .forEach(label -> offers.addPriced(label.items(), _ -> label.from(), true));
    for (String sentence : sentences) {
      if (!offers.readVerb(sentence)) {
        offers.readFragment(sentence, labels);
      }
      offers.readPrices(sentence);
    }
    return offers;
  }

  List<Fact<Offer>> offers() {
    return List.copyOf(found.values());
  }

  List<Fact<String>> prices() {
    return List.copyOf(prices);
  }

  private boolean readVerb(String sentence) {
    Matcher matcher = VERB.matcher(sentence);
    if (!matcher.find() || sentence.indexOf(':') > matcher.end()) {
      return false;
    }
    String items = LIST_END.matcher(matcher.group("items")).replaceFirst("");
    if (Prices.PRICE.matcher(items).find()) {
      return false;
    }
    List<String> list =
        Lists.split(items).stream().map(i -> i.replaceFirst("(?U)\\s+an$", "")).toList();
    boolean isPlaces =
        matcher.group().matches("(?is)serv(?:ing|es?)\\b.*")
            && list.stream().allMatch(Offers::isProper);
    boolean isPeople =
        matcher.group().matches("(?is).*\\bserv(?:ing|es?)\\b.*")
            && list.stream().anyMatch(item -> CUSTOMERS.matcher(item).matches());
    boolean isEnough = list.size() > 1 || matcher.group().startsWith("we do ");
    boolean isList = isEnough && list.stream().allMatch(Offers::isShort) && !isPlaces && !isPeople;
    if (isList) {
      addAll(list, sentence.substring(matcher.start(), matcher.start("items")) + items);
    }
    return isList;
  }

  /// "Serving Austin, Round Rock and Cedar Park": each word a capital one.
  private static boolean isProper(String item) {
    return Arrays.stream(item.split(" ")).allMatch(word -> Character.isUpperCase(word.charAt(0)));
  }

  /// A sentence that is nothing but a list: "Boiler repair, leak detection, bathroom fitting."
  private void readFragment(String sentence, List<Labelled> labels) {
    boolean isLabelled = labels.stream().anyMatch(label -> sentence.contains(label.from()));
    String plain = sentence.replaceAll("[.!]$", "");
    List<String> list = Lists.split(plain);
    boolean isList =
        list.size() >= 3
            && list.stream().allMatch(item -> isShort(item) && item.split("\\s+").length <= 5)
            && list.stream().filter(Offers::isProper).count() * 2 <= list.size();
    if (isList
        && !isLabelled
        && plain.indexOf(':') < 0
        && Requests.isStatement(sentence)
        && !FINITE.matcher(plain).find()
        && !MANY_DIGITS.matcher(plain).find()
        && !POSTCODE.matcher(plain).find()
        && !Prices.PRICE.matcher(plain).find()) {
      addAll(list, sentence);
    }
  }

  private void readPrices(String sentence) {
    int before = prices.size();
    readPriced(sentence);
    if (Requests.isStatement(sentence)) {
      prices.subList(before, prices.size()).removeIf(Offers::isTold);
    }
  }

  /// "Free shipping over $100" is shown as it is, and tells what its price is for.
  private static boolean isTold(Fact<String> price) {
    String words = price.from().replace(price.value(), "");
    return AROUND_PRICE.matcher(words).replaceAll("").chars().filter(Character::isLetter).count()
        > 3;
  }

  private void readPriced(String sentence) {
    String plain = Labels.bullet(sentence).isEmpty() ? sentence : Labels.bullet(sentence);
    Matcher price = Prices.PRICE.matcher(plain);
    if (price.find() && !isKnown(plain)) {
      int list = startOfList(plain, price.start());
      String before = plain.substring(0, price.start()).replaceFirst("^.*[,;] ", "").strip();
      Matcher from = FROM.matcher(before);
      if (from.find()) {
        if (PRICE_WORDS.matcher(from.group("name")).matches() && Requests.isStatement(sentence)) {
          return;
        }
        String name = from.group("name").replaceFirst("(?i)^(?:our|the) ", "");
        add(
            new Offer(Wording.capital(name), "from " + price.group().strip(), null),
            sentence.substring(0, sentence.indexOf(price.group()) + price.group().length()));
        return;
      }
      boolean isSaid = SAYS_MORE.matcher(before).find();
      if (isSaid
          && Requests.isStatement(sentence)
          && Prices.PRICE.matcher(plain).results().count() == 1) {
        return;
      }
      String items = plain.substring(list).replaceAll("[.!]$", "");
      Matcher heading = HEADING.matcher(items);
      if (heading.find() && Prices.PRICE.matcher(items).results().count() > 1) {
        addPriced(Lists.split(items.substring(heading.end())), _ -> sentence, list > 0);
      } else {
        // Each in its own words, so that what else the sentence says is not taken for shown.
        addPriced(Lists.split(items), item -> sentence.contains(item) ? item : sentence, list > 0);
      }
    }
  }

  /// "Need a site for the salon – cuts £20, …": the list begins behind the dash; 0 if all is list.
  private static int startOfList(String sentence, int price) {
    Matcher dash = OfferText.DASH.matcher(sentence);
    boolean asks = Requests.isRequest(sentence);
    return asks && dash.find() && dash.end() < price ? dash.end() : 0;
  }

  /// Whether all the prices of the text are with an offer already.
  private boolean isKnown(String text) {
    return Prices.PRICE
        .matcher(text)
        .results()
        .allMatch(price ->
            found.values().stream()
                .anyMatch(o -> o.from().contains(text) || price.group().equals(o.value().price())));
  }

  private static boolean isShort(String item) {
    return item.split("\\s+").length <= NAME_WORDS_MAX && !SITE_WORDS.matcher(item).matches();
  }

  private void addAll(List<String> items, String from) {
    for (String item : items) {
      Offer offer = OfferText.read(item);
      if (offer != null) {
        add(offer, from);
      } else {
        addOrphans(item, from, false);
      }
    }
  }

  private void addPriced(List<String> items, UnaryOperator<String> from, boolean labelled) {
    for (String item : items) {
      Offer offer = OfferText.read(item);
      if (offer != null && (offer.price() != null || labelled) && isShort(offer.name())) {
        add(offer, from.apply(item));
      } else {
        addOrphans(item, from.apply(item), labelled);
      }
    }
  }

  /// "Prices: $2,900 incl. hosting" keeps its words; elsewhere a price stands alone.
  private void addOrphans(String item, String from, boolean whole) {
    Prices.PRICE
        .matcher(item)
        .results()
        .map(match -> whole && isShort(item) ? OfferText.trimmed(item) : match.group().strip())
        .filter(price -> prices.stream().noneMatch(known -> known.value().equals(price)))
        .forEach(price -> prices.add(new Fact<>(price, from)));
  }

  private void add(Offer offer, String from) {
    String key = keyOf(offer);
    Fact<Offer> known = found.get(key);
    found.entrySet().removeIf(one -> isLessOf(one.getValue().value(), offer));
    boolean better = known == null || (known.value().price() == null && offer.price() != null);
    if (better && found.size() < FOUND_MAX) {
      String name = known == null ? offer.name() : known.value().name();
      found.put(key, new Fact<>(new Offer(name, offer.price(), offer.detail()), from));
    }
  }

  /// "Eier 10 Stück 4,50 €" says more than "Eier".
  private static boolean isLessOf(Offer known, Offer offer) {
    return offer.price() != null
        && known.price() == null
        && offer
            .name()
            .toLowerCase(Locale.ROOT)
            .startsWith(known.name().toLowerCase(Locale.ROOT) + " ");
  }

  /// "Blankets from $180" tells the price of the "Handwoven blankets" that were named before.
  private String keyOf(Offer offer) {
    String name = offer.name().toLowerCase(Locale.ROOT);
    return found.entrySet().stream()
        .filter(one -> offer.price() != null && one.getValue().value().price() == null)
        .map(Map.Entry::getKey)
        .filter(key -> key.endsWith(" " + name) || key.startsWith(name + " "))
        .findFirst()
        .orElse(name);
  }
}
