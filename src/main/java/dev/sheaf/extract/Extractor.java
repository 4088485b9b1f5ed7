package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.List;

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
    Claims claims = page.claims();
    List<DateClaim> dates = claims.datesUntil(today);
    Kinds kinds = page.kinds(judges.type());
    return new Extraction(
        judges.author().author(page, kinds, claims.authors()),
        judges.date().published(page, kinds, dates),
        DateJudge.modified(dates),
        judges.title().title(page, kinds),
        Descriptions.of(page),
        SiteNames.of(page),
        claims.language(),
        judges.type().type(page));
  }
}
