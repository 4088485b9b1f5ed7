package dev.sheaf.website;

import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.NavigationItem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The navigation of a website as it grows.
final class Navigation {

  /// What parts a page's own title from the name of the website behind it.
  private static final Pattern BEHIND = Pattern.compile("\\s+[|–—·-]\\s.*");

  private Navigation() {}

  static List<NavigationItem> with(List<NavigationItem> items, String title, String path) {
    String own = BEHIND.matcher(title).replaceFirst("").strip();
    String label = own.isEmpty() ? title : own;
    if (items.size() >= Limits.NAVIGATION_MAX || label.length() > Limits.LABEL_MAX) {
      return items;
    }
    List<NavigationItem> more = new ArrayList<>(items);
    more.add(new NavigationItem(label, path));
    return more;
  }
}
