package dev.sheaf.website;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Puts a website's content together out of its rows, and takes it apart.
final class ContentOf {

  private ContentOf() {}

  /// As it is published.
  static SiteContent published(SiteRow site, List<PageRow> pages, List<PostContent> posts) {
    return whole(site.frame(), pages, PageRow::content, posts);
  }

  /// With what edits have left unpublished.
  static SiteContent latest(SiteRow site, List<PageRow> pages, List<PostContent> posts) {
    return whole(site.latestFrame(), pages, PageRow::latest, posts);
  }

  private static SiteContent whole(
      String frame,
      List<PageRow> rows,
      Function<PageRow, String> content,
      List<PostContent> posts) {
    List<PageContent> pages = rows.stream().map(content).map(ContentJson::readPage).toList();
    SiteContent site = ContentJson.readSite(frame);
    return with(site, site.navigation(), pages, posts);
  }

  static String frame(SiteContent site) {
    return frame(site, site.navigation());
  }

  static String frame(SiteContent site, List<NavigationItem> navigation) {
    return ContentJson.write(with(site, navigation, List.of(), List.of()));
  }

  static PageContent named(PageContent page, String slug) {
    return new PageContent(slug, page.title(), page.description(), page.purpose(), page.blocks());
  }

  static PostContent named(PostContent post, String slug) {
    return published(post, slug, post.published());
  }

  static PostContent published(PostContent post, String slug, Instant at) {
    return new PostContent(
        slug,
        post.title(),
        post.description(),
        post.author(),
        at,
        post.language(),
        post.tags(),
        post.blocks());
  }

  private static SiteContent with(
      SiteContent s,
      List<NavigationItem> navigation,
      List<PageContent> pages,
      List<PostContent> posts) {
    return new SiteContent(
        s.name(),
        s.tagline(),
        s.language(),
        s.tone(),
        s.theme(),
        s.palette(),
        navigation,
        pages,
        posts);
  }
}
