package dev.sheaf.site.render;

import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which addresses the site has, and which drawings its pages have asked for.
public final class SiteMap {

  private final SiteContent site;
  private final String base;
  private final Set<String> paths = new LinkedHashSet<>();
  private final Predicate<String> unlisted;
  private final List<String> pagePaths;
  private final Map<String, Set<String>> sections = new HashMap<>();
  private final Map<String, String> drawings = new LinkedHashMap<>();

  SiteMap(SiteContent site, URI base, Predicate<String> unlisted) {
    this.site = site;
    this.unlisted = unlisted;
    this.base = base.toString();
    paths.add("/");
    site.pages().forEach(page -> paths.add(page.path()));
    if (!site.posts().isEmpty()) {
      paths.add(PostContent.FOLDER);
    }
    pagePaths = List.copyOf(paths);
    site.posts().forEach(post -> paths.add(post.path()));
  }

  SiteContent site() {
    return site;
  }

  boolean exists(String path) {
    return paths.contains(path);
  }

  boolean hasSection(String path, String id) {
    return sections.getOrDefault(path, Set.of()).contains(id);
  }

  void sections(String path, List<Section> shown) {
    Set<String> ids = new HashSet<>();
    shown.forEach(section -> ids.add(section.id()));
    sections.put(path, ids);
  }

  String drawing(String words) {
    return drawings.computeIfAbsent(words, SiteMap::drawingName);
  }

  /// Name of the file by the words it illustrates.
  Map<String, String> drawings() {
    return drawings;
  }

  /// The paths of all pages, without the posts.
  public List<String> pagePaths() {
    return pagePaths;
  }

  /// Whether search engines may list the page or post of that path.
  public boolean isListed(String path) {
    return !unlisted.test(path);
  }

  /// The whole address of a path in the site.
  public String absolute(String path) {
    return path.equals("/") ? base : base + path.substring(1) + "/";
  }

  public String file(String name) {
    return base + name;
  }

  String rootPath() {
    return URI.create(base).getRawPath();
  }

  /// The path of a link inside the site, without what follows it and without a closing slash.
  static String plain(String link) {
    String path = link.replaceFirst("[?#].*$", "");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String drawingName(String words) {
    return "assets/art-" + Fingerprint.of(words.getBytes(StandardCharsets.UTF_8)) + ".svg";
  }
}
