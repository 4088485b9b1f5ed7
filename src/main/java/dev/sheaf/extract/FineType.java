package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From one of six kinds to one of the 21 page types, by what the address, the title and the page's
/// own data say.
final class FineType {

  private static final Pattern LISTICLE =
      Pattern.compile(
          "(?:^|\\b(?:the|our|die|les|los)\\s)\\d{1,3}\\+?\\s(?:\\w+\\s){0,4}\\w+|\\b(?:best|top)\\s(?:\\d{1,3}\\s)?\\w+.{0,60}(?:20\\d\\d|\\d{1,3}\\b)|^(?:the\\s)?(?:best|top)\\s",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSUS =
      Pattern.compile(
          "\\bvs\\.?\\b|\\bversus\\b|\\bcompared\\b|\\balternatives\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern REVIEW =
      Pattern.compile("\\breviews?\\b|\\btest:|\\bim test\\b", Pattern.CASE_INSENSITIVE);

  private FineType() {}

  /// What needs no weighing: a root is a homepage, a declared vacancy or thread is one.
  static @Nullable Found<PageType> known(Page page) {
    PageUrl url = page.url();
    if (url != null && url.isRoot()) {
      return new Found<>(PageType.HOMEPAGE, Source.URL, 0.97);
    }
    if (has(page, "jobposting")) {
      return new Found<>(PageType.JOB_POSTING, Source.JSON_LD, 0.95);
    }
    return has(page, "discussionforumposting", "qapage")
        ? new Found<>(PageType.FORUM_THREAD, Source.JSON_LD, 0.95)
        : null;
  }

  static PageType of(PageKind kind, Page page, PageFacts facts) {
    PageUrl url = page.url();
    String path = url == null ? "" : url.path().toLowerCase(Locale.ROOT);
    String title = Titles.declared(page);
    return switch (kind) {
      case ARTICLE -> article(page, path, title);
      case FORUM -> PageType.FORUM_THREAD;
      case PRODUCT -> marketplace(page) ? PageType.MARKETPLACE_LISTING : PageType.PRODUCT_PAGE;
      case LISTING -> PageType.COLLECTION_PAGE;
      case DOCUMENTATION ->
          isSupport(url, path) ? PageType.SUPPORT_ARTICLE : PageType.DOCUMENTATION;
      case SERVICE -> service(path, facts);
    };
  }

  private static PageType article(Page page, String path, String title) {
    boolean news = has(page, "newsarticle", "reportagenewsarticle", "analysisnewsarticle");
    if (path.contains("/case-stud")
        || path.contains("/customer-stor")
        || path.contains("/customers/")) {
      return PageType.CASE_STUDY;
    }
    if (VERSUS.matcher(title).find() && !news) {
      return PageType.COMPARISON_PAGE;
    }
    if (has(page, "review", "criticreview") || path.contains("/review")) {
      return PageType.REVIEW_PAGE;
    }
    if (REVIEW.matcher(title).find() && !news) {
      return PageType.REVIEW_PAGE;
    }
    if (LISTICLE.matcher(title).find() && !news) {
      return PageType.LISTICLE_ARTICLE;
    }
    boolean press = path.contains("/news") || path.contains("/press");
    return news || press ? PageType.NEWS_ARTICLE : PageType.INFORMATIONAL_ARTICLE;
  }

  private static PageType service(String path, PageFacts facts) {
    if (facts.root) {
      return PageType.HOMEPAGE;
    }
    if (path.contains("/pricing") || path.contains("/plans") || path.endsWith("/prices")) {
      return PageType.PRICING_PAGE;
    }
    if (path.contains("/deals") || path.contains("/coupon") || path.contains("/offers")) {
      return PageType.DEAL_PAGE;
    }
    boolean jobs = path.contains("/careers") || path.contains("/jobs");
    return jobs ? PageType.JOB_POSTING : PageType.LANDING_PAGE;
  }

  private static boolean marketplace(Page page) {
    PageUrl url = page.url();
    String path = url == null ? "" : url.path();
    return path.contains("/itm/") || path.contains("/listing/") || path.contains("/marketplace/");
  }

  private static boolean isSupport(@Nullable PageUrl url, String path) {
    boolean host =
        url != null
            && List.of("support", "help", "faq", "kb")
                .contains(url.labels().isEmpty() ? "" : url.labels().getFirst());
    return host
        || path.contains("/support")
        || path.contains("/help")
        || path.contains("/faq")
        || path.contains("/troubleshoot")
        || path.contains("/hc/");
  }

  private static boolean has(Page page, String... types) {
    return page.jsonLd().things().stream()
        .anyMatch(thing -> List.of(types).stream().anyMatch(thing::is));
  }
}
