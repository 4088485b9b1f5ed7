package dev.sheaf.site.write;

import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Features.Feature;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.Pricing.Plan;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is on offer: with prices as a price list, without as features, and as a plain list where
/// there is much of it and little said about each.
final class OfferBlocks {

  private static final int FEATURES_MAX = 6;

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
      blocks.add(unpriced(matter, heading, some));
    }
    String priceHeading = unpriced.isEmpty() ? heading : matter.voice().say("heading.prices");
    for (List<Offer> some : chunks(priced)) {
      blocks.add(pricing(matter, priceHeading, some));
    }
    return blocks;
  }

  private static String heading(Matter matter) {
    String offer = matter.voice().say("part.offer." + matter.family());
    return matter.page().part() == Part.OFFER
        ? matter.page().title()
        : matter.voice().with("offer", offer).say("heading.offer");
  }

  /// On its own page the opening says it already.
  private static @Nullable String lead(Matter matter) {
    boolean said = matter.page().part() == Part.OFFER || matter.page().part() == Part.PRICES;
    return said ? null : matter.voice().say("offer.lead");
  }

  private static List<List<Offer>> chunks(List<Offer> offers) {
    List<List<Offer>> chunks = new ArrayList<>();
    for (int at = 0; at < offers.size(); at += Limits.ENTRIES_MAX) {
      chunks.add(offers.subList(at, Math.min(offers.size(), at + Limits.ENTRIES_MAX)));
    }
    return chunks;
  }

  private static Block unpriced(Matter matter, String heading, List<Offer> offers) {
    boolean bare = offers.stream().anyMatch(offer -> offer.detail() == null);
    return bare && offers.size() > FEATURES_MAX
        ? list(heading, offers)
        : features(matter, heading, offers);
  }

  private static Block list(String heading, List<Offer> offers) {
    List<Text> items = offers.stream().map(offer -> Text.plain(line(offer))).toList();
    return new Prose(heading, List.of(new Passage.Bullets(items)));
  }

  private static String line(Offer offer) {
    return offer.detail() == null ? offer.name() : offer.name() + ": " + offer.detail();
  }

  private static Block features(Matter matter, String heading, List<Offer> offers) {
    List<String> texts = matter.voice().some("offer.text." + matter.family(), FEATURES_MAX);
    List<Feature> features = new ArrayList<>();
    for (Offer offer : offers) {
      String detail = offer.detail();
      String text =
          detail == null
              ? texts.get(features.size() % texts.size())
              : Fit.sentence(Fit.capital(detail));
      features.add(
          new Feature(
              Fit.line(offer.name(), Limits.TITLE_MAX),
              Fit.line(text, Limits.SHORT_TEXT_MAX),
              null));
    }
    return new Features(heading, lead(matter), features);
  }

  private static Block pricing(Matter matter, String heading, List<Offer> offers) {
    return new Pricing(heading, lead(matter), offers.stream().map(OfferBlocks::plan).toList());
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
