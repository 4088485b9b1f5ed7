package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Family;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.brief.PartWish;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Slugs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes a plan of a brief: what was asked for, then what the facts call for, within the number of
/// pages that was asked for.
final class SitePlanner {

  private final Brief brief;
  private final Voice voice;
  private final Map<String, PagePlan> pages = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private SitePlanner(Brief brief) {
    this.brief = brief;
    this.voice = Voice.of(Writing.language(brief), brief.text());
  }

  /// @param prompt as it came in
  static SitePlan plan(Brief brief, String prompt) {
    return new SitePlanner(brief).planned(prompt);
  }

  private SitePlan planned(String prompt) {
    String name = name();
    voice.with("name", name);
    add(Part.HOME, voice.say("part.home"));
    addWished();
    addUseful();
    note();
    Looks looks = Looks.of(brief, voice);
    return new SitePlan(
        prompt,
        name,
        tagline(),
        Writing.language(brief).code(),
        looks.tone(),
        looks.theme(),
        looks.palette(),
        List.copyOf(pages.values()),
        notes);
  }

  /// The name that was given; else what it is and where; else that there is none yet.
  private String name() {
    Fact<String> given = brief.who().name();
    if (given != null) {
      return Fit.line(given.value(), Limits.NAME_MAX);
    }
    String subject = Writing.subject(brief);
    if (subject == null) {
      return voice.say("name.none");
    }
    String place = Writing.place(brief);
    String noun = subject.substring(subject.indexOf(' ') + 1);
    return Fit.line(Fit.capital(place == null ? noun : noun + " " + place), Limits.NAME_MAX);
  }

  private String tagline() {
    Fact<String> given = brief.who().tagline();
    return given == null
        ? voice.say("tagline." + family())
        : Fit.line(given.value(), Limits.DESCRIPTION_MAX);
  }

  private Family family() {
    return brief.who().trade().value().family();
  }

  /// One page was asked for: all else is a section of it.
  private int room() {
    Fact<Integer> count = brief.wishes().pageCount();
    boolean ownPages = brief.wishes().parts().stream().anyMatch(wish -> wish.value().page());
    if (count == null || (count.value() == 1 && ownPages)) {
      return SitePlan.PAGES_MAX;
    }
    return Math.min(count.value(), SitePlan.PAGES_MAX);
  }

  private boolean isCounted() {
    return room() < SitePlan.PAGES_MAX;
  }

  private void addWished() {
    List<PartWish> wishes = brief.wishes().parts().stream().map(Fact::value).toList();
    WishedPages.of(wishes).forEach(wish -> add(wish.part(), wish.title()));
    if (isCounted()) {
      wishes.forEach(wish -> add(wish.part(), wish.title()));
    }
  }

  /// The usual pages, where nothing was said about pages; and as many more as were asked for.
  private void addUseful() {
    boolean pagesWished = brief.wishes().parts().stream().anyMatch(wish -> wish.value().page());
    if (pagesWished && !isCounted()) {
      return;
    }
    boolean many = brief.offering().people().size() > 2;
    for (Part part : new Part[] {Part.OFFER, Part.ABOUT, Part.CONTACT}) {
      addOwn(part);
    }
    if (many || isCounted()) {
      addOwn(Part.TEAM);
    }
    if (isCounted()) {
      List.of(Part.FAQ, Part.STEPS, Part.GALLERY, Part.TESTIMONIALS, Part.PRICES)
          .forEach(this::addOwn);
    }
  }

  private void addOwn(Part part) {
    String key = part == Part.OFFER ? "part.offer." + family() : "part." + small(part);
    boolean hasMatter = part != Part.TEAM || !brief.offering().people().isEmpty();
    String said = part == Part.OFFER ? Writing.offerTitle(brief) : null;
    if (hasMatter) {
      add(part, said == null ? voice.say(key) : said);
    }
  }

  private void add(Part part, String title) {
    String key = part == Part.OWN ? title.toLowerCase(Locale.ROOT) : part.name();
    boolean home = part == Part.HOME;
    if (pages.containsKey(key) || pages.size() >= room() || brief.wishes().rulesOut(part)) {
      return;
    }
    voice.with("title", title);
    String purpose = voice.say("purpose." + (part == Part.BLOG ? "own" : small(part)));
    String slug = home ? "" : slug(title);
    pages.put(
        key, new PagePlan(slug, Fit.line(title, Limits.LABEL_MAX), purpose, part, sections(part)));
  }

  /// Posts live under `/blog`, so no page is called that.
  private String slug(String title) {
    String wanted = Slugs.of(Fit.latin(title), "page-" + (pages.size() + 1));
    String slug = wanted.equals("blog") ? "news" : wanted;
    return FreeSlug.of(
        slug, taken -> pages.values().stream().anyMatch(p -> p.slug().equals(taken)));
  }

  private List<String> sections(Part part) {
    if (part != Part.HOME) {
      return List.of(small(part));
    }
    return brief.wishes().parts().stream()
        .map(Fact::value)
        .filter(wish -> !wish.page() && wish.part() != Part.HOME)
        .map(PartWish::title)
        .toList();
  }

  private void note() {
    if (!Writing.isOwnLanguage(brief)) {
      voice.with("language", brief.language().value().title());
      notes.add(voice.say("note.language"));
    }
    noteMissing(Part.TESTIMONIALS, brief.offering().quotes().isEmpty(), "note.quotes");
    noteMissing(Part.GALLERY, true, "note.gallery");
    noteMissing(Part.PRICES, hasNoPrices(), "note.prices");
    noteMissing(Part.BLOG, true, "note.blog");
    Fact<Integer> count = brief.wishes().pageCount();
    if (count != null && count.value() > pages.size()) {
      notes.add(voice.with("count", count.value().toString()).say("note.more"));
    }
  }

  private boolean hasNoPrices() {
    return brief.offering().prices().isEmpty()
        && brief.offering().offers().stream().allMatch(offer -> offer.value().price() == null);
  }

  private void noteMissing(Part part, boolean missing, String key) {
    boolean wished = brief.wishes().parts().stream().anyMatch(wish -> wish.value().part() == part);
    if (missing && wished) {
      notes.add(voice.say(key));
    }
  }

  private static String small(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
