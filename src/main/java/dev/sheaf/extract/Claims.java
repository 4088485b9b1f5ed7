package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the sources say about one page.
record Claims(@Nullable Found<String> language, List<DateClaim> dates, List<AuthorClaim> authors) {

  static Claims of(Page page) {
    Found<String> language = Languages.of(page);
    DateReader reader = Locales.dateReader(page, language);
    return new Claims(
        language,
        DateSources.claims(page, reader, DateSources.ORDER),
        AuthorSources.claims(page, AuthorSources.ORDER));
  }

  /// Without the days after tomorrow: a page cannot have been published then.
  List<DateClaim> datesUntil(java.time.LocalDate today) {
    return dates.stream().filter(claim -> !claim.date().day().isAfter(today.plusDays(1))).toList();
  }
}
