package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
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
    Claims claims = page.claims();
    List<DateClaim> dates = claims.datesUntil(today);
    Kinds kinds = page.kinds(judges.type());
    return new Extraction(
        whole(
            judges.author().author(page, kinds, claims.authors()),
            names -> names.stream().map(Texts::whole).toList()),
        judges.date().published(page, kinds, dates),
        DateJudge.modified(dates),
        whole(judges.title().title(page, kinds), Texts::whole),
        whole(Descriptions.of(page), Texts::whole),
        whole(SiteNames.of(page), Texts::whole),
        claims.language(),
        judges.type().type(page));
  }

  private static <T> @Nullable Found<T> whole(@Nullable Found<T> found, UnaryOperator<T> mend) {
    return found == null
        ? null
        : new Found<>(mend.apply(found.value()), found.source(), found.confidence());
  }
}
