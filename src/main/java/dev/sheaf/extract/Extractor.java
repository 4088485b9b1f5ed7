package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a page. Holds no state of a page, so one serves all threads.
public final class Extractor {

  private final LocalDate today;
  private final List<DateSource> dateSources;
  private final List<AuthorSource> authorSources;

  /// @param today days after tomorrow, seen from here, are not believed
  public Extractor(LocalDate today) {
    this(today, DateSources.ORDER, AuthorSources.ORDER);
  }

  Extractor(LocalDate today, List<DateSource> dateSources, List<AuthorSource> authorSources) {
    this.today = today;
    this.dateSources = List.copyOf(dateSources);
    this.authorSources = List.copyOf(authorSources);
  }

  public Extraction extract(Page page) {
    @Nullable Found<String> language = Languages.of(page);
    DateReader reader = Locales.dateReader(page, language, today);
    List<DateClaim> dates = DateSources.claims(page, reader, dateSources);
    List<AuthorClaim> authors = AuthorSources.claims(page, authorSources);
    return new Extraction(
        AuthorJudge.author(authors),
        DateJudge.published(dates),
        DateJudge.modified(dates),
        Titles.title(page),
        Descriptions.of(page),
        SiteNames.of(page),
        language,
        TypeJudge.type(page));
  }
}
