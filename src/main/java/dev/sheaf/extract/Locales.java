package dev.sheaf.extract;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the country and language of a page say about how it writes dates.
final class Locales {

  /// Country domains whose English pages put the day first.
  private static final Set<String> DAY_FIRST =
      Set.of("uk", "au", "nz", "ie", "in", "za", "sg", "ng", "ke", "pk", "eu");

  private Locales() {}

  static DateReader dateReader(Page page, @Nullable Found<String> language) {
    String tag =
        language == null ? "" : language.value().toLowerCase(Locale.ROOT).replace('_', '-');
    String primary = tag.isEmpty() ? "" : tag.split("-")[0];
    return new DateReader(primary, isMonthFirst(page, tag, primary));
  }

  private static boolean isMonthFirst(Page page, String tag, String primary) {
    if (!primary.equals("en") && !primary.isEmpty()) {
      return false;
    }
    PageUrl url = page.url();
    String domain = url == null || url.labels().isEmpty() ? "" : url.labels().getLast();
    boolean elsewhere = tag.startsWith("en-") && !tag.equals("en-us") && !tag.equals("en-ca");
    return !elsewhere && !DAY_FIRST.contains(domain);
  }
}
