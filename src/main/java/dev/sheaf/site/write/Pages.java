package dev.sheaf.site.write;

import dev.sheaf.site.brief.Part;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Slugs;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the page that a prompt speaks of.
final class Pages {

  private Pages() {}

  /// The home page if none is named.
  static PageContent named(SiteContent site, @Nullable String name) {
    if (site.pages().isEmpty()) {
      throw Editor.impossible("The website has no pages.");
    }
    String wanted = name == null ? "home" : name.toLowerCase(Locale.ROOT).strip();
    if (Part.named(wanted).filter(Part.HOME::equals).isPresent()) {
      return site.page(PageContent.HOME).orElse(site.pages().getFirst());
    }
    String slug = Slugs.of(Fit.latin(wanted), "-");
    return first(site, page -> page.slug().equals(slug))
        .or(() -> first(site, page -> title(page).equals(wanted)))
        .or(() -> first(site, page -> isSamePart(page, wanted)))
        .or(() -> first(site, page -> !page.slug().isEmpty() && title(page).contains(wanted)))
        .orElseThrow(() -> Editor.impossible(unknown(site, wanted)));
  }

  /// The page whose title the clause names without saying that it is one ("the headline of the
  /// menu"), else the home page.
  static PageContent mentioned(SiteContent site, String clause) {
    String bare = clause.replaceAll("[\"“”„«»].*", "").toLowerCase(Locale.ROOT);
    return first(
            site,
            page ->
                !page.slug().isEmpty()
                    && bare.matches(
                        "(?sU).*\\b(?:of|on|in|for|von|auf|für)(?: the| our| my| der| die| dem)? %s\\b.*"
                            .formatted(Pattern.quote(title(page)))))
        .orElseGet(() -> named(site, null));
  }

  private static java.util.Optional<PageContent> first(
      SiteContent site, Predicate<PageContent> wanted) {
    return site.pages().stream().filter(wanted).findFirst();
  }

  private static String title(PageContent page) {
    return page.title().toLowerCase(Locale.ROOT);
  }

  private static boolean isSamePart(PageContent page, String wanted) {
    return Part.named(wanted).isPresent() && Part.named(page.title()).equals(Part.named(wanted));
  }

  private static String unknown(SiteContent site, String wanted) {
    List<String> titles = site.pages().stream().map(PageContent::title).toList();
    return "There is no page \"%s\". The pages are: %s."
        .formatted(wanted, titles.stream().collect(Collectors.joining(", ")));
  }
}
