package dev.sheaf.website;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.NavigationItem;
import dev.sheaf.site.content.SiteContent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The navigation of a website as it grows.
final class Navigation {

  /// What parts a page's own title from the name of the website behind it.
  private static final Pattern BEHIND = Pattern.compile("\\s+[|–—·-]\\s.*");

  private Navigation() {}

  /// The website with a further page in its navigation, and in that of its draft.
  static SiteRow with(SiteRow site, String title, String path) {
    String draft = site.draft();
    return site.with(
        with(site.frame(), title, path), draft == null ? null : with(draft, title, path));
  }

  /// The website with a page's entry following it to another path.
  static SiteRow moved(SiteRow site, String from, String to) {
    String draft = site.draft();
    return from.equals(to)
        ? site
        : site.with(moved(site.frame(), from, to), draft == null ? null : moved(draft, from, to));
  }

  private static String moved(String frame, String from, String to) {
    SiteContent site = ContentJson.readSite(frame);
    return ContentOf.frame(
        site,
        site.navigation().stream()
            .map(item -> item.path().equals(from) ? new NavigationItem(item.label(), to) : item)
            .toList());
  }

  private static String with(String frame, String title, String path) {
    SiteContent site = ContentJson.readSite(frame);
    return ContentOf.frame(site, with(site.navigation(), title, path));
  }

  private static List<NavigationItem> with(List<NavigationItem> items, String title, String path) {
    String label = ownTitle(title);
    boolean isThere = items.stream().anyMatch(item -> item.path().equals(path));
    if (isThere || items.size() >= Limits.NAVIGATION_MAX || label.length() > Limits.LABEL_MAX) {
      return items;
    }
    List<NavigationItem> more = new ArrayList<>(items);
    more.add(new NavigationItem(label, path));
    return more;
  }

  /// The title without the website's name behind it.
  static String ownTitle(String title) {
    String own = BEHIND.matcher(title).replaceFirst("").strip();
    return own.isEmpty() ? title : own;
  }
}
