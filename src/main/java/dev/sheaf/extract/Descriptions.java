package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// The page's own summary of itself.
final class Descriptions {

  private Descriptions() {}

  static @Nullable Found<String> of(Page page) {
    String meta =
        page.survey()
            .meta(
                "og:description",
                "description",
                "twitter:description",
                "dc.description",
                "dcterms.description",
                "sailthru.description",
                "abstract");
    if (meta != null) {
      return new Found<>(meta, Source.META, 0.9);
    }
    for (Thing thing : page.jsonLd().things()) {
      String text = thing.isWritten() || thing.isPage() ? thing.text("description") : null;
      if (text != null) {
        return new Found<>(text, Source.JSON_LD, 0.8);
      }
    }
    return null;
  }
}
