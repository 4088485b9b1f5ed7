package dev.sheaf.extract;

/// Tells which of the written things in a page's data the page is: where there are several, as in
/// lists of articles, only those that bear its title.
final class JsonLdTitle {

  private final boolean several;
  private final String title;

  JsonLdTitle(Page page) {
    several = page.jsonLd().things().stream().filter(Thing::isWritten).count() > 1;
    title = several ? Titles.normal(Titles.declared(page)) : "";
  }

  boolean fits(Thing thing) {
    if (!several) {
      return true;
    }
    String headline = thing.text("headline");
    String name =
        Titles.normal(PageFacts.orEmpty(headline == null ? thing.text("name") : headline));
    return name.isEmpty() || name.contains(title) || title.contains(name);
  }
}
