package dev.sheaf.extract;

import java.util.List;

/// Everything the sources say about one page.
record Claims(List<DateClaim> dates, List<AuthorClaim> authors) {

  static Claims of(Page page, DateReader reader) {
    return new Claims(
        DateSources.claims(page, reader, DateSources.ORDER),
        AuthorSources.claims(page, AuthorSources.ORDER));
  }
}
