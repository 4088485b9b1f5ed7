package dev.sheaf.site.content;

/// One entry of the navigation: the words and the page's path. Entries whose page does not exist
/// are not shown.
public record NavigationItem(String label, String path) {

  public NavigationItem {
    Checks.line("a navigation label", label, Limits.LABEL_MAX);
    Links.check("a navigation path", Checks.present("a navigation path", path));
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a navigation path must begin with /, such as /about");
    }
  }
}
