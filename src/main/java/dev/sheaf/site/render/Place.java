package dev.sheaf.site.render;

import dev.sheaf.site.content.Links;
import dev.sheaf.site.content.Markup;
import dev.sheaf.site.content.Picture;
import dev.sheaf.site.content.SiteContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Where a page stands, which decides how its links are written: relative to it, so that the files
/// work under any folder of any host. Only the page for errors, which is shown anywhere, begins at
/// the root of the host.
public final class Place {

  private final SiteMap map;
  private final String path;
  private final String toRoot;

  Place(SiteMap map, String path) {
    this(
        map,
        path,
        "../"
            .repeat((int) path.chars().filter(c -> c == '/').count() - (path.equals("/") ? 1 : 0)));
  }

  private Place(SiteMap map, String path, String toRoot) {
    this.map = map;
    this.path = path;
    this.toRoot = toRoot;
  }

  static Place anywhere(SiteMap map) {
    return new Place(map, "/404", map.rootPath());
  }

  /// The address of a link as it is written in this page, or null if it leads to nothing: a page
  /// that does not exist is not linked.
  public @Nullable String href(@Nullable String link) {
    if (link == null || !Links.isLink(link)) {
      return null;
    }
    if (link.startsWith("#")) {
      return map.hasSection(path, link.substring(1)) ? link : null;
    }
    return Links.isInside(link) ? inside(link) : link;
  }

  /// Whether a link leads to another site.
  public boolean leaves(String href) {
    return href.startsWith("http:") || href.startsWith("https:");
  }

  public boolean isCurrent(String link) {
    return SiteMap.plain(link).equals(path);
  }

  /// Whether a link leads to the part of the site this page belongs to.
  public boolean isWithin(String link) {
    return !link.equals("/") && path.startsWith(SiteMap.plain(link) + "/");
  }

  public @Nullable String phone(String number) {
    return Links.phone(number);
  }

  /// A client's markup with its links as they are written in this page; those that lead to no page
  /// become plain text.
  public String linked(Markup markup) {
    var parsed = Jsoup.parseBodyFragment(markup.html());
    parsed.outputSettings(new OutputSettings().prettyPrint(false));
    for (Element link : parsed.body().select("a[href^=/]:not([href^=//])")) {
      String href = href(link.attr("href"));
      if (href == null) {
        link.unwrap();
      } else {
        link.attr("href", href);
      }
    }
    return parsed.body().html();
  }

  public String file(String name) {
    return toRoot + name;
  }

  /// Where the picture is found: its own address, or the drawing made for it.
  public String source(Picture picture) {
    String source = picture.source();
    if (source == null) {
      return file(map.drawing(picture.alt()));
    }
    return source.startsWith("/") ? file(source.substring(1)) : source;
  }

  /// The drawing for something that has words but no picture.
  public String drawing(String words) {
    return file(map.drawing(words));
  }

  public boolean isListed() {
    return map.isListed(path);
  }

  public String canonical() {
    return map.absolute(path);
  }

  SiteContent site() {
    return map.site();
  }

  private @Nullable String inside(String link) {
    String target = SiteMap.plain(link);
    if (!map.exists(target)) {
      return null;
    }
    int hash = link.indexOf('#');
    String folder = target.equals("/") ? "" : target.substring(1) + "/";
    String relative = toRoot + folder;
    return (relative.isEmpty() ? "./" : relative) + (hash < 0 ? "" : link.substring(hash));
  }
}
