package dev.sheaf.extract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A date as a page gives it: the calendar day in the page's own time zone and, where the page
/// wrote one with its offset, the moment.
public record PageDate(LocalDate day, @Nullable OffsetDateTime moment) {

  public static PageDate of(LocalDate day) {
    return new PageDate(day, null);
  }

  public static PageDate of(OffsetDateTime moment) {
    return new PageDate(moment.toLocalDate(), moment);
  }

  /// The day in UTC, which is another one for moments around midnight.
  LocalDate utcDay() {
    return moment == null ? day : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  /// ISO 8601: `2024-01-15`, or with time and offset where the page has them.
  @Override
  public String toString() {
    return moment == null ? day.toString() : moment.toString();
  }
}
