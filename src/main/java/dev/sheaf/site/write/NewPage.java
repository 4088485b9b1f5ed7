package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Language;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.brief.PartWish;
import dev.sheaf.site.brief.Topic;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Pricing;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Slugs;
import dev.sheaf.site.content.Testimonials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Adds a page to a site that exists: from its prompt, and where the prompt gives no matter for a
/// page of its kind, from what the site says already.
final class NewPage {

  private final SiteContent site;
  private final String prompt;
  private final Brief brief;

  NewPage(SiteContent site, String prompt) {
    this.site = site;
    this.prompt = prompt;
    Brief given = Brief.of(prompt);
    boolean asksForFaq = Topic.of(given).text().toUpperCase(Locale.ROOT).contains("FAQ");
    this.brief = asksForFaq ? Brief.of(prompt + "\n" + SiteFacts.of(site)) : given;
  }

  PageContent write() {
    PagePlan page = page();
    PageContent written = PageWriter.writeAlone(brief, plan(page), page);
    List<Block> known = known(page.part(), written);
    if (known.isEmpty()) {
      return written;
    }
    List<Block> blocks = new ArrayList<>(written.blocks());
    blocks.addAll(1, known);
    return new PageContent(
        written.slug(), written.title(), written.description(), written.purpose(), blocks);
  }

  private PagePlan page() {
    Topic topic = Topic.of(brief);
    Optional<PartWish> wish =
        brief.wishes().parts().stream().map(Fact::value).filter(PartWish::page).findFirst();
    Part part = wish.map(PartWish::part).or(() -> Part.named(topic.text())).orElse(Part.OWN);
    String said = wish.map(PartWish::title).orElse(topic.text());
    Fact<String> given = topic.title();
    String title = Fit.line(Fit.capital(given == null ? said : given.value()), Limits.LABEL_MAX);
    String wanted = Slugs.of(Fit.latin(title), "page");
    String slug =
        FreeSlug.of(wanted.equals("blog") ? "news" : wanted, taken -> site.page(taken).isPresent());
    return new PagePlan(slug, title, Fit.line(title, Limits.SHORT_TEXT_MAX), part, List.of());
  }

  /// The site as it is, with the page added, so that links lead to pages that exist.
  private SitePlan plan(PagePlan page) {
    List<PagePlan> pages = new ArrayList<>();
    pages.add(new PagePlan("", site.name(), site.name(), Part.HOME, List.of()));
    site.pages().stream()
        .filter(other -> !other.slug().isEmpty())
        .limit(SitePlan.PAGES_MAX - 2)
        .map(NewPage::existing)
        .filter(other -> other.part() != page.part())
        .forEach(pages::add);
    pages.add(page);
    return new SitePlan(
        prompt,
        site.name(),
        site.tagline(),
        Language.ofCode(site.language()).orElse(Language.ENGLISH).code(),
        site.tone(),
        site.theme(),
        site.palette(),
        pages,
        List.of());
  }

  private static PagePlan existing(PageContent page) {
    Part part = Part.named(page.title()).orElse(Part.OWN);
    return new PagePlan(page.slug(), page.title(), page.purpose(), part, List.of());
  }

  /// What other pages hold and this one lacks.
  private List<Block> known(Part part, PageContent written) {
    Class<? extends Block> wanted =
        switch (part) {
          case CONTACT, HOURS -> Contact.class;
          case PRICES -> Pricing.class;
          case OFFER -> Features.class;
          case TESTIMONIALS -> Testimonials.class;
          case HOME, ABOUT, GALLERY, TEAM, FAQ, STEPS, BLOG, OWN -> null;
        };
    if (wanted == null || written.blocks().stream().anyMatch(wanted::isInstance)) {
      return List.of();
    }
    return site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(wanted::isInstance)
        .limit(1)
        .toList();
  }
}
