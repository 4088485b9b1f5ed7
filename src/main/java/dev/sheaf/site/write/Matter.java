package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Family;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one page is written from: the facts, the plan, and a voice of the page's own.
///
/// @param alone whether all facts of the prompt belong on this page
record Matter(Brief brief, SitePlan plan, PagePlan page, Voice voice, boolean alone) {

  static Matter of(Brief brief, SitePlan plan, PagePlan page, boolean alone) {
    Voice voice =
        Voice.of(Writing.language(brief), plan.prompt() + '\n' + page.slug())
            .with("name", plan.name())
            .with("title", page.title());
    return new Matter(brief, plan, page, voice, alone);
  }

  Family family() {
    return brief.who().trade().value().family();
  }

  boolean isHome() {
    return page.part() == Part.HOME;
  }

  boolean isOnlyPage() {
    return plan.pages().size() == 1;
  }

  /// Whether the facts of a group stand on this page: on the first of the preferred pages that the
  /// plan has, else on the home page. So each fact has exactly one place.
  boolean holds(Part... preferred) {
    return alone
        || Arrays.stream(preferred)
            .flatMap(part -> plan.page(part).stream())
            .findFirst()
            .map(page::equals)
            .orElse(isHome());
  }

  /// Where the plan's page of the kind is; null if it has none.
  @Nullable String path(Part part) {
    return plan.page(part).map(PagePlan::path).orElse(null);
  }

  boolean rulesOut(Part part) {
    return brief.wishes().rulesOut(part);
  }

  /// Without prices where none are wanted.
  List<Offer> offers() {
    boolean bare = brief.wishes().rulesOutAll(Part.PRICES);
    return brief.offering().offers().stream()
        .map(fact -> fact.value())
        .map(offer -> bare ? new Offer(offer.name(), null, offer.detail()) : offer)
        .toList();
  }

  /// The names of what the prompt lists under such a word: "Coffees: Lighthouse £9.50, …".
  Set<String> listedUnder(String title) {
    return brief.offering().offers().stream()
        .filter(fact -> fact.from().indexOf(':') > 0)
        .filter(fact -> Words.shareOne(title, fact.from().split(":", 2)[0]))
        .map(fact -> fact.value().name())
        .collect(Collectors.toSet());
  }

  boolean wishesSection(Part part) {
    return brief.wishes().parts().stream().anyMatch(fact -> fact.value().part() == part);
  }
}
