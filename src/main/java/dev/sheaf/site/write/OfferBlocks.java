package dev.sheaf.site.write;

import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Features.Feature;
import dev.sheaf.site.content.Gallery;
import dev.sheaf.site.content.Gallery.Plate;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Picture;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.Pricing.Plan;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What is on offer: with prices as a price list, without as features, and as a plain list where
/// there is much of it and little said about each.
final class OfferBlocks {

  private static final int FEATURES_MAX = 6;
  private static final Set<String> PICTURED = Set.of("photographer", "artist", "designer");

  private static final Pattern PERIOD =
      Pattern.compile("\\s+(?=(?:per|pro|je|a|an|each|par|por)\\s\\p{L})|\\s*(?=/\\s?\\p{L})");

  private OfferBlocks() {}

  /// All of the offers, in blocks that are not too long.
  static List<Block> of(Matter matter, List<Offer> offers) {
    List<Offer> priced = offers.stream().filter(offer -> offer.price() != null).toList();
    List<Offer> unpriced = offers.stream().filter(offer -> offer.price() == null).toList();
    List<Block> blocks = new ArrayList<>();
    String heading = heading(matter);
    for (List<Offer> some : chunks(unpriced)) {
      blocks.add(isPictured(matter) ? plates(heading, some) : unpriced(heading, some));
    }
    String priceHeading = unpriced.isEmpty() ? heading : matter.voice().say("heading.prices");
    for (List<Offer> some : chunks(priced)) {
      blocks.add(pricing(priceHeading, some));
    }
    return blocks;
  }

  /// Where pictures are the work, its kinds are shown as plates.
  private static boolean isPictured(Matter matter) {
    return PICTURED.contains(matter.brief().who().trade().value().id());
  }

  private static Block plates(String heading, List<Offer> offers) {
    return new Gallery(
        heading,
        null,
        offers.stream()
            .map(OfferBlocks::line)
            .map(name -> Fit.line(name, Limits.DESCRIPTION_MAX))
            .map(name -> new Plate(Picture.drawn(name), name))
            .toList());
  }

  /// Those that the page's title speaks of, or what they are listed under.
  static List<Block> named(Matter matter) {
    String title = matter.page().title();
    List<Offer> offers = matter.offers();
    Set<String> listed = matter.listedUnder(title);
    List<Offer> some =
        offers.stream()
            .filter(offer -> listed.contains(offer.name()) || Words.shareOne(title, line(offer)))
            .toList();
    if (some.size() * 2 > offers.size()) {
      some = offers;
    }
    List<Offer> priced = some.stream().filter(offer -> offer.price() != null).toList();
    List<Offer> unpriced = some.stream().filter(offer -> offer.price() == null).toList();
    List<Block> blocks = new ArrayList<>();
    chunks(unpriced).forEach(chunk -> blocks.add(unpriced(title, chunk)));
    chunks(priced).forEach(chunk -> blocks.add(pricing(title, chunk)));
    return blocks;
  }

  /// What there is, without prices.
  static List<Block> names(Matter matter) {
    List<Offer> offers =
        matter.offers().stream()
            .filter(offer ->
                !offer.name().matches("(?i)prices?|rates|packages|preise|tarifs?|precios|tarifas"))
            .limit(FEATURES_MAX)
            .map(offer -> new Offer(offer.name(), null, null))
            .toList();
    return offers.isEmpty() ? List.of() : List.of(unpriced(heading(matter), offers));
  }

  private static String heading(Matter matter) {
    if (matter.page().part() == Part.OFFER) {
      return matter.page().title();
    }
    String said = Writing.offerTitle(matter.brief());
    String offer = said == null ? matter.voice().say("part.offer." + matter.family()) : said;
    return matter.voice().with("offer", offer).say("heading.offer");
  }

  private static List<List<Offer>> chunks(List<Offer> offers) {
    List<List<Offer>> chunks = new ArrayList<>();
    for (int at = 0; at < offers.size(); at += Limits.ENTRIES_MAX) {
      chunks.add(offers.subList(at, Math.min(offers.size(), at + Limits.ENTRIES_MAX)));
    }
    return chunks;
  }

  private static Block unpriced(String heading, List<Offer> offers) {
    boolean bare = offers.stream().anyMatch(offer -> offer.detail() == null);
    return bare && offers.size() > FEATURES_MAX ? list(heading, offers) : features(heading, offers);
  }

  private static Block list(String heading, List<Offer> offers) {
    List<Text> items = offers.stream().map(offer -> Text.plain(line(offer))).toList();
    return new Prose(heading, List.of(new Passage.Bullets(items)));
  }

  private static String line(Offer offer) {
    return offer.detail() == null ? offer.name() : offer.name() + ": " + offer.detail();
  }

  private static Block features(String heading, List<Offer> offers) {
    List<Feature> features = new ArrayList<>();
    for (Offer offer : offers) {
      String detail = offer.detail();
      String text = detail == null ? null : Fit.sentence(Fit.capital(detail));
      features.add(
          new Feature(
              Fit.line(offer.name(), Limits.TITLE_MAX),
              text == null ? null : Fit.line(text, Limits.SHORT_TEXT_MAX),
              null));
    }
    return new Features(heading, null, features);
  }

  private static Block pricing(String heading, List<Offer> offers) {
    return new Pricing(heading, null, offers.stream().map(OfferBlocks::plan).toList());
  }

  static Plan plan(Offer offer) {
    String price = Objects.requireNonNull(offer.price());
    String[] parts = PERIOD.split(price, 2);
    String detail = offer.detail();
    return new Plan(
        Fit.line(offer.name(), Limits.NAME_MAX),
        Fit.line(parts[0], Limits.LABEL_MAX),
        parts.length > 1 ? Fit.line(parts[1], Limits.LABEL_MAX) : null,
        detail == null ? null : Fit.line(Fit.sentence(Fit.capital(detail)), Limits.SHORT_TEXT_MAX),
        List.of(),
        null,
        false);
  }
}
