package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// The name of the site a page belongs to.
final class SiteNames {

  private SiteNames() {}

  static @Nullable Found<String> of(Page page) {
    String meta = page.survey().meta("og:site_name");
    if (meta != null) {
      return new Found<>(meta, Source.META, 0.95);
    }
    String declared = inJsonLd(page);
    if (declared != null) {
      return new Found<>(declared, Source.JSON_LD, 0.8);
    }
    String app =
        page.survey()
            .meta(
                "application-name",
                "apple-mobile-web-app-title",
                "twitter:app:name:iphone",
                "dc.publisher",
                "publisher",
                "copyright");
    return app == null || app.length() > 60 ? null : new Found<>(app, Source.META, 0.6);
  }

  private static @Nullable String inJsonLd(Page page) {
    for (Thing thing : page.jsonLd().things()) {
      String name = thing.is("website") ? thing.text("name") : null;
      if (name != null) {
        return name;
      }
    }
    for (Thing thing : page.jsonLd().things()) {
      String name = Thing.text(page.jsonLd().resolved(thing.node().path("publisher")).path("name"));
      if (name != null) {
        return name;
      }
    }
    return null;
  }
}
