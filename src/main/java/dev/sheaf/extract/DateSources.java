package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;

/// The date sources in order of trust. Where several name the day that wins, the first of them is
/// said to be its source.
final class DateSources {

  static final List<DateSource> ORDER =
      List.of(
          new JsonLdDates(),
          new MetaDates(),
          new MicrodataDates(),
          new TimeDates(),
          new UrlDate(),
          new TextDates(),
          new ScriptDates());

  private DateSources() {}

  static List<DateClaim> claims(Page page, DateReader reader, List<DateSource> sources) {
    List<DateClaim> claims = new ArrayList<>();
    for (DateSource source : sources) {
      source.read(page, reader, claims);
    }
    return claims;
  }
}
