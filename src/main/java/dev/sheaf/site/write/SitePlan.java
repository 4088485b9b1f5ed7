package dev.sheaf.site.write;

import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.util.List;
import java.util.Optional;

/// What a website will be: enough to write each of its pages alone, on any node.
///
/// @param prompt what it is made from
/// @param language the one it is written in
/// @param pages the home page first
/// @param notes what its owner should know: what was left out, and why
public record SitePlan(
    String prompt,
    String name,
    String tagline,
    String language,
    String tone,
    Theme theme,
    PaletteSeed palette,
    List<PagePlan> pages,
    List<String> notes) {

  public static final int PAGES_MAX = 10;

  public SitePlan {
    pages = List.copyOf(pages);
    notes = List.copyOf(notes);
    if (pages.isEmpty() || pages.size() > PAGES_MAX || !pages.getFirst().slug().isEmpty()) {
      throw new IllegalArgumentException(
          "a plan has %d pages, must have 1 to %d, the home page first"
              .formatted(pages.size(), PAGES_MAX));
    }
  }

  public Optional<PagePlan> page(Part part) {
    return pages.stream().filter(page -> page.part() == part).findFirst();
  }

  public List<NavigationItem> navigation() {
    return pages.stream().map(page -> new NavigationItem(page.title(), page.path())).toList();
  }

  /// The website with those of its pages that were written.
  public SiteContent site(List<PageContent> written, List<PostContent> posts) {
    List<NavigationItem> found =
        navigation().stream()
            .filter(item -> written.stream().anyMatch(page -> page.path().equals(item.path())))
            .toList();
    return new SiteContent(name, tagline, language, tone, theme, palette, found, written, posts);
  }
}
