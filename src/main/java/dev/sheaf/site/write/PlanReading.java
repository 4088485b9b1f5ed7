package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.Slugs;
import dev.sheaf.site.content.Theme;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads a model's plan, and holds it to what the prompt says: the name that was given, the pages
/// that were ruled out, the number of pages. Where the model's plan is no use, the plan of the
/// built-in author stands in.
final class PlanReading {

  private static final int SECTIONS_MAX = 12;

  private final String prompt;
  private final Brief brief;
  private final SitePlan own;
  private final Knowledge known;

  PlanReading(String prompt) {
    this.prompt = prompt;
    this.brief = Brief.of(prompt);
    this.own = SitePlanner.plan(brief, prompt);
    this.known = new Knowledge(brief.text() + "\n" + own.name(), List.of());
  }

  SitePlan read(JsonNode plan) {
    return new SitePlan(
        prompt,
        brief.who().name() == null ? told(plan, "name", Limits.NAME_MAX, own.name()) : own.name(),
        brief.who().tagline() == null
            ? told(plan, "tagline", Limits.DESCRIPTION_MAX, own.tagline())
            : own.tagline(),
        language(plan.path("language").asString("")),
        told(plan, "tone", Limits.DESCRIPTION_MAX, own.tone()),
        Theme.valueOf(plan.path("theme").asString(own.theme().name())),
        palette(plan.path("colour").asString("")),
        pages(plan.path("pages")),
        List.of());
  }

  /// One line of it without invented numbers; the built-in author's words if nothing is left.
  private String told(JsonNode plan, String field, int max, String instead) {
    String text = Fit.line(plan.path(field).asString(""), max);
    return text.isBlank() || !known.covers(text) ? instead : text;
  }

  private String language(String tag) {
    return tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}") ? tag : own.language();
  }

  private PaletteSeed palette(String hex) {
    boolean given = !brief.wishes().colours().isEmpty();
    return given || !hex.matches("#[0-9a-fA-F]{6}") ? own.palette() : new PaletteSeed(hex);
  }

  private List<PagePlan> pages(JsonNode told) {
    Fact<Integer> count = brief.wishes().pageCount();
    int room = count == null ? SitePlan.PAGES_MAX : Math.min(count.value(), SitePlan.PAGES_MAX);
    List<PagePlan> pages = new ArrayList<>();
    for (JsonNode page : told.values()) {
      if (pages.size() < Math.max(room, 1)) {
        add(page, pages);
      }
    }
    return pages.isEmpty() ? own.pages() : pages;
  }

  private void add(JsonNode told, List<PagePlan> pages) {
    String title = Fit.line(told.path("title").asString(""), Limits.LABEL_MAX);
    boolean home = pages.isEmpty();
    Part part = home ? Part.HOME : Part.named(title).orElse(Part.OWN);
    boolean again = !home && part == Part.HOME;
    if (title.isBlank() || again || brief.wishes().rulesOut(part) || !known.covers(title)) {
      return;
    }
    String said = told.path("slug").asString("");
    String wanted = Slugs.isSlug(said) && !said.equals("blog") ? said : Slugs.of(title, "page");
    String slug =
        home
            ? ""
            : FreeSlug.of(wanted, taken -> pages.stream().anyMatch(p -> p.slug().equals(taken)));
    String purpose = Fit.line(told.path("purpose").asString(""), Limits.SHORT_TEXT_MAX);
    List<String> sections =
        told.path("sections").values().stream()
            .map(section -> Fit.line(section.asString(""), Limits.LABEL_MAX))
            .filter(section -> !section.isBlank())
            .limit(SECTIONS_MAX)
            .toList();
    pages.add(new PagePlan(slug, title, purpose.isBlank() ? title : purpose, part, sections));
  }
}
