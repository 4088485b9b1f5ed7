package dev.sheaf.site.content;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Everything a website says and how it looks: the pages and posts that are published, and nothing
/// else. The same content always gives the same files.
public record SiteContent(
    String name,
    String tagline,
    String language,
    String tone,
    Theme theme,
    PaletteSeed palette,
    List<NavigationItem> navigation,
    List<PageContent> pages,
    List<PostContent> posts) {

  public SiteContent {
    Checks.line("a site's name", name, Limits.NAME_MAX);
    Checks.line("a site's tagline", tagline, Limits.DESCRIPTION_MAX);
    language = LanguageTag.checked("a site's language", language);
    Checks.line("a site's tone", tone, Limits.DESCRIPTION_MAX);
    Checks.present("a site's theme", theme);
    Checks.present("a site's palette", palette);
    navigation = Checks.list("a site's navigation", navigation, 0, Limits.NAVIGATION_MAX);
    pages = Checks.list("a site's pages", pages, 0, Limits.PAGES_MAX);
    posts = Checks.list("a site's posts", posts, 0, Limits.POSTS_MAX);
    distinct("pages", pages, PageContent::slug);
    distinct("posts", posts, PostContent::slug);
  }

  public Optional<PageContent> page(String slug) {
    return pages.stream().filter(page -> page.slug().equals(slug)).findFirst();
  }

  public Optional<PostContent> post(String slug) {
    return posts.stream().filter(post -> post.slug().equals(slug)).findFirst();
  }

  private static <T> void distinct(String what, List<T> things, Function<T, String> slug) {
    Set<String> seen = new HashSet<>();
    for (T thing : things) {
      if (!seen.add(slug.apply(thing))) {
        throw new IllegalArgumentException(
            "two %s have the slug \"%s\", each needs its own".formatted(what, slug.apply(thing)));
      }
    }
  }
}
