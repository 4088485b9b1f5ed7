package dev.sheaf.site.render;

import dev.sheaf.site.content.Action;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Features;
import dev.sheaf.site.content.Hero;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.PostList;
import dev.sheaf.site.content.SiteContent;
import java.util.ArrayList;
import java.util.List;

/// Pages a site cannot be without, for sites that lack them: a way in, and the list of the posts.
final class MissingPages {

  private MissingPages() {}

  static PageContent home(SiteContent site) {
    List<Block> blocks = new ArrayList<>();
    List<Action> ways =
        site.pages().stream()
            .limit(2)
            .map(page -> new Action(shortened(page.title()), page.path()))
            .toList();
    blocks.add(new Hero(null, site.name(), site.tagline(), ways, null));
    if (!site.pages().isEmpty()) {
      blocks.add(pages(site));
    }
    return page(PageContent.HOME, site.name(), site.tagline(), blocks);
  }

  static PageContent blog(SiteContent site) {
    Words words = Words.in(site.language());
    String title = blogTitle(site);
    return page(
        PostContent.FOLDER.substring(1),
        title,
        site.tagline(),
        List.of(
            new Hero(null, title, words.of("blog.intro"), List.of(), null),
            new PostList(words.of("latest"), null, PostList.LIMIT_MAX)));
  }

  /// What the site itself calls the place of its posts.
  static String blogTitle(SiteContent site) {
    return site.navigation().stream()
        .filter(item -> SiteMap.plain(item.path()).equals(PostContent.FOLDER))
        .map(NavigationItem::label)
        .findFirst()
        .orElseGet(() -> Words.in(site.language()).of("blog"));
  }

  private static Features pages(SiteContent site) {
    List<Features.Feature> features =
        site.pages().stream()
            .limit(12)
            .map(page -> new Features.Feature(page.title(), page.description(), null))
            .toList();
    return new Features(Words.in(site.language()).of("pages"), null, features);
  }

  private static PageContent page(
      String slug, String title, String description, List<Block> blocks) {
    return new PageContent(
        slug, title, description, "Stands in for a page that is missing", blocks);
  }

  private static String shortened(String title) {
    return title.length() <= 80 ? title : title.substring(0, 79).strip() + "…";
  }
}
