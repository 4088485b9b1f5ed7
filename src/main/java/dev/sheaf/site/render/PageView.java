package dev.sheaf.site.render;

import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.Picture;
import dev.sheaf.site.content.PostContent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the templates need to show one page or post.
public record PageView(
    String title,
    String description,
    String language,
    Place place,
    List<Section> sections,
    @Nullable PostContent post) {

  static PageView of(PageContent page, SiteMap map) {
    return new PageView(
        page.title(),
        page.description(),
        map.site().language(),
        new Place(map, page.path()),
        sections(map, page.path(), Section.of(page.blocks(), true)),
        null);
  }

  static PageView of(PostContent post, SiteMap map) {
    return new PageView(
        post.title(),
        post.description(),
        post.language(),
        new Place(map, post.path()),
        sections(map, post.path(), Section.of(post.blocks(), false)),
        post);
  }

  private static List<Section> sections(SiteMap map, String path, List<Section> sections) {
    map.sections(path, sections);
    return sections;
  }

  /// The title of the browser's tab, with the site's name unless that is in it already.
  public String tabTitle() {
    String name = place.site().name();
    return title.contains(name) ? title : title + " · " + name;
  }

  /// Whether the template must add the main heading because no block brings it.
  public boolean needsHeading() {
    return post == null && sections.stream().noneMatch(Section::isOpening);
  }

  /// The first photograph, for those who share the page; drawings are no format they take.
  public @Nullable String shareImage() {
    return sections.stream()
        .map(Section::block)
        .map(Pictures::first)
        .flatMap(Optional::stream)
        .map(Picture::source)
        .filter(source -> source != null && source.startsWith("https:"))
        .findFirst()
        .orElse(null);
  }
}
