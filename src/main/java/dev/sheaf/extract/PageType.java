package dev.sheaf.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of page it is, in the 21 words of the AirOps contract (section 2.4).
public enum PageType {
  HOMEPAGE,
  PRODUCT_PAGE,
  COLLECTION_PAGE,
  PRICING_PAGE,
  INFORMATIONAL_ARTICLE,
  DOCUMENTATION,
  LISTICLE_ARTICLE,
  COMPARISON_PAGE,
  SUPPORT_ARTICLE,
  REVIEW_PAGE,
  FORUM_THREAD,
  SOCIAL_MEDIA_POST,
  SOCIAL_MEDIA_PROFILE,
  VIDEO_PAGE,
  NEWS_ARTICLE,
  CASE_STUDY,
  MARKETPLACE_LISTING,
  LANDING_PAGE,
  DEAL_PAGE,
  JOB_POSTING,
  OTHER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PageType> ofWire(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }
}
