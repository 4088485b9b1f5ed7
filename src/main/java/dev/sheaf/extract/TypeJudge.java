package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// Decides what kind of page it is.
final class TypeJudge {

  private TypeJudge() {}

  static @Nullable Found<PageType> type(Page page) {
    PageUrl url = page.url();
    if (url != null && url.isRoot()) {
      return new Found<>(PageType.HOMEPAGE, Source.URL, 0.95);
    }
    for (Thing thing : page.jsonLd().things()) {
      if (thing.is("product")) {
        return new Found<>(PageType.PRODUCT_PAGE, Source.JSON_LD, 0.8);
      }
      if (thing.is("discussionforumposting") || thing.is("qapage")) {
        return new Found<>(PageType.FORUM_THREAD, Source.JSON_LD, 0.9);
      }
      if (thing.isWritten()) {
        return new Found<>(PageType.INFORMATIONAL_ARTICLE, Source.JSON_LD, 0.7);
      }
    }
    return null;
  }
}
