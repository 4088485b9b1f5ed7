package dev.sheaf.site.render;

import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Document;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All files of a website, by their path (`index.html`, `about/index.html`, `assets/…`), in a fixed
/// order. The same content and base URL give the same bytes.
public final class SiteFiles {

  /// What every page is served with, and obeys: nothing runs, nothing is asked of anyone else but
  /// photographs.
  public static final String SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// What a client's own document is served with: nothing runs in it either, but it brings its own
  /// styles, fonts and pictures. The sandbox keeps it from sending its visitors elsewhere by
  /// itself.
  public static final String DOCUMENT_POLICY =
      "default-src 'none'; style-src 'self' 'unsafe-inline' https:; font-src 'self' https: data:;"
          + " img-src 'self' https: data:; media-src https:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; sandbox allow-same-origin allow-popups"
          + " allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

  /// A drawing that somebody handed in and a browser opens by itself is a document, too.
  static final String DRAWING_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

  /// What a server answers with, and status 404, where there is no file.
  public static final String NOT_FOUND = "404.html";

  static final int FEED_MAX = 20;

  private final SiteContent site;
  private final SiteMap map;
  private final String stylesheet;
  private final String stylesheetName;
  private final List<PostContent> newestFirst;
  private final Map<String, SiteFile> files = new LinkedHashMap<>();

  private SiteFiles(SiteContent site, URI baseUrl, Predicate<String> unlisted) {
    this.site = site;
    this.map = new SiteMap(site, checked(baseUrl), unlisted);
    this.stylesheet = Stylesheet.of(site.theme(), site.palette(), Stylesheet.isDark(site.tone()));
    this.stylesheetName = "assets/site-" + Fingerprint.of(bytes(stylesheet)) + ".css";
    this.newestFirst =
        site.posts().stream()
            .sorted(
                Comparator.comparing(PostContent::published)
                    .reversed()
                    .thenComparing(PostContent::slug))
            .toList();
  }

  /// @param baseUrl where the site's home page is, ending in a slash
  public static Map<String, SiteFile> of(SiteContent site, URI baseUrl) {
    return of(site, baseUrl, _ -> false);
  }

  /// @param unlisted the paths that search engines are asked to leave out
  public static Map<String, SiteFile> of(
      SiteContent site, URI baseUrl, Predicate<String> unlisted) {
    SiteFiles all = new SiteFiles(site, baseUrl, unlisted);
    all.pages();
    all.posts();
    all.listings();
    all.assets();
    return Collections.unmodifiableMap(all.files);
  }

  private void pages() {
    if (site.page(PageContent.HOME).isEmpty()) {
      page(MissingPages.home(site));
    }
    site.pages().forEach(this::page);
    if (map.exists(PostContent.FOLDER) && site.page("blog").isEmpty()) {
      page(MissingPages.blog(site));
    }
  }

  private void page(PageContent page) {
    String name = page.slug().isEmpty() ? "index.html" : page.slug() + "/index.html";
    if (page.blocks().getFirst() instanceof Document document) {
      boolean isListed = map.isListed(page.path());
      String shown = isListed ? document.html() : Unlisted.document(document.html());
      files.put(name, SiteFile.document(bytes(shown)));
    } else {
      html(name, PageView.of(page, map));
    }
  }

  private void posts() {
    site.posts()
        .forEach(post -> html("blog/" + post.slug() + "/index.html", PageView.of(post, map)));
  }

  private void html(String name, PageView view) {
    Map<String, @Nullable Object> values = values(view.place(), view.language());
    values.put("page", view);
    values.put("sections", view.sections());
    values.put("older", neighbour(view, 1));
    values.put("newer", neighbour(view, -1));
    values.put("jsonLd", JsonLd.of(view, map));
    add(name, SiteFile.HTML, Templates.html(view.post() == null ? "page" : "post", values));
  }

  private void listings() {
    add(
        NOT_FOUND,
        SiteFile.HTML,
        Templates.html("404", values(Place.anywhere(map), site.language())));
    Map<String, @Nullable Object> values = values(new Place(map, "/"), site.language());
    values.put("map", map);
    values.put("feedPosts", newestFirst.stream().limit(FEED_MAX).toList());
    if (!newestFirst.isEmpty()) {
      add("feed.xml", SiteFile.RSS, Templates.xml("feed", values));
    }
    add("sitemap.xml", SiteFile.XML, Templates.xml("sitemap", values));
    String robots = "User-agent: *\nAllow: /\n\nSitemap: " + map.file("sitemap.xml") + "\n";
    add("robots.txt", SiteFile.TEXT, bytes(robots));
  }

  private void assets() {
    lasting(stylesheetName, SiteFile.CSS, bytes(stylesheet));
    Font.of(site.theme()).stream()
        .flatMap(font -> font.files().stream())
        .forEach(
            file -> lasting("assets/" + file, SiteFile.WOFF2, Resources.bytes("fonts/" + file)));
    Art art = new Art(site.theme(), site.palette());
    add("assets/icon.svg", SiteFile.SVG, bytes(art.icon(site.name())));
    map.drawings().forEach((words, name) -> add(name, SiteFile.SVG, bytes(art.drawing(words))));
  }

  private List<NavigationItem> menu(Place place) {
    return site.navigation().stream().filter(item -> place.href(item.path()) != null).toList();
  }

  private @Nullable Contact contact() {
    return site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(Contact.class::isInstance)
        .map(Contact.class::cast)
        .findFirst()
        .orElse(null);
  }

  private @Nullable PostContent neighbour(PageView view, int step) {
    int at = newestFirst.indexOf(view.post()) + step;
    return view.post() == null || at < 0 || at >= newestFirst.size() ? null : newestFirst.get(at);
  }

  private Map<String, @Nullable Object> values(Place place, String language) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("site", site);
    values.put("place", place);
    values.put("words", Words.in(language));
    values.put("siteWords", Words.in(site.language()));
    values.put("theme", site.theme().name().toLowerCase(Locale.ROOT));
    values.put("stylesheet", stylesheetName);
    values.put("posts", newestFirst);
    values.put("icons", Icons.ALL);
    values.put("blogTitle", MissingPages.blogTitle(site));
    values.put("menu", menu(place));
    values.put("contact", contact());
    return values;
  }

  private void add(String name, String contentType, byte[] content) {
    files.put(name, new SiteFile(contentType, content, false));
  }

  private void lasting(String name, String contentType, byte[] content) {
    files.put(name, new SiteFile(contentType, content, true));
  }

  private static URI checked(URI baseUrl) {
    boolean isWeb = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
    if (!isWeb || baseUrl.getHost() == null || !baseUrl.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "a site's base URL is " + baseUrl + ", must be like https://example.com/ with the slash");
    }
    return baseUrl;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
