package dev.sheaf.airops;

import dev.sheaf.extract.PageType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which fields of a page are missing (contract, 2.7): author and dates are asked for only on kinds
/// of pages that have them, or when the kind is unknown. A pricing page without an author is
/// complete.
final class Gaps {

  private Gaps() {}

  static List<Field> of(PageFields fields, boolean brandsLeftToModel) {
    List<Field> missing = new ArrayList<>();
    if (fields.pageType() == null) {
      missing.add(Field.PAGE_TYPE);
    }
    if (isWritten(fields.pageType())) {
      addIfNull(missing, Field.AUTHOR, fields.author());
      addIfNull(missing, Field.DATE_PUBLISHED, fields.datePublished());
      addIfNull(missing, Field.DATE_MODIFIED, fields.dateModified());
    }
    if (brandsLeftToModel) {
      missing.add(Field.BRAND_MENTIONS);
    }
    return missing;
  }

  private static void addIfNull(List<Field> missing, Field field, @Nullable String value) {
    if (value == null) {
      missing.add(field);
    }
  }

  /// Whether pages of the type are written by somebody at some time; unknown types may be.
  private static boolean isWritten(@Nullable String wire) {
    return wire == null
        || PageType.ofWire(wire)
            .map(type ->
                switch (type) {
                  case INFORMATIONAL_ARTICLE,
                      LISTICLE_ARTICLE,
                      NEWS_ARTICLE,
                      COMPARISON_PAGE,
                      REVIEW_PAGE,
                      CASE_STUDY,
                      SUPPORT_ARTICLE,
                      DOCUMENTATION,
                      FORUM_THREAD,
                      SOCIAL_MEDIA_POST,
                      VIDEO_PAGE ->
                      true;
                  case HOMEPAGE,
                      PRODUCT_PAGE,
                      COLLECTION_PAGE,
                      PRICING_PAGE,
                      SOCIAL_MEDIA_PROFILE,
                      MARKETPLACE_LISTING,
                      LANDING_PAGE,
                      DEAL_PAGE,
                      JOB_POSTING,
                      OTHER ->
                      false;
                })
            .orElse(true);
  }
}
