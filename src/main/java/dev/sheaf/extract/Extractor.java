package dev.sheaf.extract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a page. Holds no state of a page, so one serves all threads.
public final class Extractor {

  private final LocalDate today;
  private final Judges judges;

  /// @param today days after tomorrow, seen from here, are not believed
  public Extractor(LocalDate today) {
    this(today, Judges.shipped());
  }

  Extractor(LocalDate today, Judges judges) {
    this.today = today;
    this.judges = judges;
  }

  public Extraction extract(Page page) {
    @Nullable Found<String> language = Languages.of(page);
    PageFacts facts = page.facts();
    Claims claims = Claims.of(page, Locales.dateReader(page, language, today));
    return new Extraction(
        judges.author().author(page, facts, claims.authors()),
        judges.date().published(page, facts, claims.dates()),
        DateJudge.modified(claims.dates()),
        Titles.title(page),
        Descriptions.of(page),
        SiteNames.of(page),
        language,
        type(page, facts, claims));
  }

  private Found<PageType> type(Page page, PageFacts facts, Claims claims) {
    Features row = new Features();
    new TypeFeatures(page, facts).write(claims.dates(), claims.authors(), row);
    return judges.type().type(page, facts, row);
  }
}
