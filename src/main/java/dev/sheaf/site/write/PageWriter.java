package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.brief.Topic;
import dev.sheaf.site.content.Action;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.CallToAction;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.PostList;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes one page of a plan: its opening, what belongs to its kind, whatever facts have their
/// place here, and a way on.
final class PageWriter {

  private static final int POSTS_SHOWN = 6;
  private static final int TEASER_MAX = 6;
  private static final int REACH_MAX = 120;

  private final Matter matter;
  private final Brief brief;
  private final Voice voice;
  private final Part part;
  private final Opening opening;
  private final List<Block> blocks = new ArrayList<>();

  private PageWriter(Matter matter) {
    this.matter = matter;
    this.brief = matter.brief();
    this.voice = matter.voice();
    this.part = matter.page().part();
    this.opening = new Opening(matter);
  }

  static PageContent write(Brief brief, SitePlan plan, int page) {
    return new PageWriter(Matter.of(brief, plan, plan.pages().get(page), false)).write();
  }

  /// One page by itself: all that its prompt says stands on it.
  static PageContent writeAlone(Brief brief, SitePlan plan, PagePlan page) {
    return new PageWriter(Matter.of(brief, plan, page, true)).write();
  }

  private PageContent write() {
    blocks.add(opening.hero());
    addStatements();
    addOffers();
    addPeople();
    addQuotes();
    addOfKind();
    addContact();
    addQuestions();
    addCall();
    PagePlan page = matter.page();
    return new PageContent(
        page.slug(),
        Fit.line(matter.isHome() ? matter.plan().name() : page.title(), Limits.TITLE_MAX),
        opening.description(),
        Fit.line(page.purpose(), Limits.SHORT_TEXT_MAX),
        blocks.subList(0, Math.min(blocks.size(), Limits.BLOCKS_MAX)));
  }

  private void addStatements() {
    if (matter.alone()) {
      addAll();
      return;
    }
    List<Passage> passages = new ArrayList<>();
    Fact<String> since = brief.who().since();
    if (matter.holds(Part.ABOUT)) {
      statements().forEach(text -> passages.add(Passage.paragraph(text)));
      boolean isSaid =
          (matter.isHome() && brief.who().tagline() == null)
              || (since != null && statements().stream().anyMatch(t -> t.contains(since.value())));
      if (since != null && Writing.isOwnLanguage(brief) && !isSaid) {
        passages.add(
            Passage.paragraph(
                Fit.sentence(voice.with("since", since.value()).say("identity.since"))));
      } else if (since != null && !Writing.isOwnLanguage(brief)) {
        passages.add(Passage.paragraph(Fit.sentence(Fit.capital(since.value()))));
      }
    } else if (matter.isHome()) {
      statements().stream().limit(2).forEach(text -> passages.add(Passage.paragraph(text)));
    } else if (part == Part.OWN) {
      passages.addAll(own());
      if (passages.isEmpty() && brief.contact().isEmpty()) {
        passages.add(Passage.paragraph(voice.say("own.empty")));
      }
    }
    if (!passages.isEmpty()) {
      String key = matter.holds(Part.ABOUT) ? "heading.about" : "heading.intro";
      blocks.add(new Prose(part == Part.OWN ? null : voice.say(key), passages));
    }
  }

  /// On a page by itself: every statement, or that there is more to say.
  private void addAll() {
    List<Passage> passages = new ArrayList<>();
    statements().forEach(text -> passages.add(Passage.paragraph(text)));
    if (passages.isEmpty() && part == Part.OWN && brief.offering().offers().isEmpty()) {
      passages.add(Passage.paragraph(voice.say("own.empty")));
    }
    if (!passages.isEmpty()) {
      blocks.add(new Prose(null, passages));
    }
    List<Text> points =
        Topic.of(brief).points().stream().map(point -> Text.plain(point.value())).toList();
    if (!points.isEmpty()) {
      blocks.add(new Prose(voice.say("heading.intro"), List.of(new Passage.Bullets(points))));
    }
  }

  /// Without the one that opens the page.
  private List<String> statements() {
    Hero hero = (Hero) blocks.getFirst();
    String said = hero.lead() == null ? "" : hero.lead();
    String name = matter.plan().name().toLowerCase(Locale.ROOT);
    return brief.statements().stream()
        .map(Fact::value)
        .filter(text -> !said.contains(text))
        .filter(text -> !text.toLowerCase(Locale.ROOT).equals(name + "."))
        .toList();
  }

  /// The statements that speak of the page's title, or that there is none.
  private List<Passage> own() {
    String title = matter.page().title().toLowerCase(Locale.ROOT);
    List<Passage> about =
        statements().stream()
            .filter(text -> Words.shareOne(title, text))
            .map(Passage::paragraph)
            .toList();
    return about;
  }

  private void addOffers() {
    List<Offer> offers = matter.offers();
    if (matter.holds(Part.OFFER, Part.PRICES)) {
      blocks.addAll(OfferBlocks.of(matter, offers));
    } else if (matter.isHome()) {
      blocks.addAll(OfferBlocks.of(matter, teaser(offers)));
    }
    if (part == Part.OWN && !matter.alone()) {
      blocks.addAll(OfferBlocks.named(matter));
    }
    if (part == Part.OFFER && offers.isEmpty() && !matter.alone()) {
      blocks.add(paragraph("offer.empty"));
    }
    addPrices(offers);
  }

  /// The first of those with a price and of those without.
  private static List<Offer> teaser(List<Offer> offers) {
    return Stream.concat(
            offers.stream().filter(offer -> offer.price() == null).limit(TEASER_MAX),
            offers.stream().filter(offer -> offer.price() != null).limit(TEASER_MAX))
        .toList();
  }

  /// Prices without an offer, and the whole list again on a page of its own.
  private void addPrices(List<Offer> offers) {
    List<Offer> priced = offers.stream().filter(offer -> offer.price() != null).toList();
    if (part == Part.PRICES && matter.plan().page(Part.OFFER).isPresent()) {
      blocks.addAll(OfferBlocks.of(matter, priced));
    }
    boolean orphans =
        !brief.offering().prices().isEmpty() && !brief.wishes().rulesOutAll(Part.PRICES);
    if (orphans && matter.holds(Part.PRICES, Part.OFFER)) {
      List<Passage> lines =
          brief.offering().prices().stream()
              .map(price -> Passage.paragraph(Fit.capital(price.value())))
              .toList();
      blocks.add(new Prose(voice.say("heading.prices"), lines));
    } else if (part == Part.PRICES && priced.isEmpty()) {
      blocks.add(paragraph("prices.empty"));
    }
  }

  private Block paragraph(String key) {
    return new Prose(null, List.of(Passage.paragraph(voice.say(key))));
  }

  private void addPeople() {
    if (matter.holds(Part.TEAM, Part.ABOUT)) {
      blocks.addAll(PeopleBlocks.people(brief, voice.say("heading.people")));
    }
  }

  private void addQuotes() {
    boolean here = matter.holds(Part.TESTIMONIALS) && !matter.rulesOut(Part.TESTIMONIALS);
    if (here && !brief.offering().quotes().isEmpty()) {
      blocks.addAll(PeopleBlocks.quotes(brief, voice.say("heading.quotes")));
    } else if (here && (part == Part.TESTIMONIALS || isSectionHere(Part.TESTIMONIALS))) {
      blocks.add(PeopleBlocks.invitation(voice));
    }
  }

  /// A section that was wished for stands on the home page, unless it has a page of its own.
  private boolean isSectionHere(Part wished) {
    return matter.isHome() && matter.wishesSection(wished) && matter.plan().page(wished).isEmpty();
  }

  private boolean isHere(Part kind) {
    return part == kind || isSectionHere(kind);
  }

  private void addOfKind() {
    if (isHere(Part.STEPS) || isFilledWithSteps()) {
      blocks.add(KindBlocks.steps(matter));
    }
    if (isHere(Part.GALLERY)) {
      blocks.add(KindBlocks.gallery(matter));
    }
    if (isHere(Part.FAQ)) {
      blocks.add(FaqBlocks.of(brief, voice, matter.offers(), voice.say("heading.faq")));
    }
    if (isHere(Part.BLOG)) {
      blocks.add(new PostList(voice.say("part.blog"), null, POSTS_SHOWN));
    }
    matter.brief().wishes().parts().stream()
        .map(Fact::value)
        .filter(wish ->
            matter.isHome() && wish.part() == Part.OWN && !wish.page() && !isPage(wish.title()))
        .forEach(wish -> blocks.add(section(wish.title())));
  }

  /// What the prompt says of the title, or that there is more to ask.
  private Block section(String title) {
    List<Passage> said =
        brief.statements().stream()
            .map(Fact::value)
            .filter(text -> Words.shareOne(title.toLowerCase(Locale.ROOT), text))
            .map(Passage::paragraph)
            .toList();
    return new Prose(
        title, said.isEmpty() ? List.of(Passage.paragraph(voice.say("own.empty"))) : said);
  }

  /// Where there is little matter, how it goes is worth telling.
  private boolean isFilledWithSteps() {
    return (matter.alone() && part == Part.OWN)
        || (matter.isHome() && isThin())
        || (part == Part.OFFER && matter.offers().isEmpty());
  }

  private void addQuestions() {
    boolean isBare = brief.contact().isEmpty() && brief.contact().hours().isEmpty();
    if ((part == Part.CONTACT && isBare) || (part == Part.ABOUT && blocks.size() == 1)) {
      List<Block> offers = part == Part.ABOUT ? OfferBlocks.names(matter) : List.of();
      blocks.addAll(offers.isEmpty() ? List.of(KindBlocks.questions(matter)) : offers);
    }
  }

  private boolean isPage(String title) {
    return matter.plan().pages().stream().anyMatch(page -> page.title().equals(title));
  }

  /// Whether the prompt says so little that the home page would be bare.
  private boolean isThin() {
    return brief.offering().offers().size() < 3 && brief.statements().size() < 3;
  }

  private void addContact() {
    // What a page of its own is about is asked for, where the prompt does not tell.
    boolean isAsked = part == Part.OWN && !matter.alone() && blocks.size() == 1;
    boolean here = matter.holds(Part.CONTACT, Part.HOURS) || isHere(Part.HOURS) || isAsked;
    List<Block> contact = here ? ContactBlocks.of(brief, voice, contactHeading()) : List.of();
    blocks.addAll(contact);
    if (contact.isEmpty() && !matter.alone() && (part == Part.CONTACT || part == Part.HOURS)) {
      blocks.add(paragraph("contact.empty"));
    }
  }

  private String contactHeading() {
    boolean reachable = !brief.contact().isEmpty();
    return voice.say(part == Part.CONTACT || !reachable ? "heading.visit" : "heading.contact");
  }

  /// Where or when, in one line, so that the call is worth following.
  private @Nullable String reach() {
    List<String> hours = ContactBlocks.hours(brief);
    List<String> addresses = brief.contact().addresses().stream().map(Fact::value).toList();
    String said = String.join(" · ", addresses.isEmpty() || hours.size() > 2 ? addresses : hours);
    String line = said.isEmpty() ? String.join(" · ", hours) : said;
    return line.isEmpty() || line.length() > REACH_MAX ? null : line;
  }

  private void addCall() {
    Action action = opening.action();
    if (action != null
        && part != Part.CONTACT
        && !(matter.isOnlyPage() && brief.contact().isEmpty())) {
      String heading = voice.say("cta.heading." + matter.family());
      blocks.add(new CallToAction(heading, reach(), List.of(action)));
    }
  }
}
