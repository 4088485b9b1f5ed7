package dev.sheaf.dialect.lindo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Writes moments as the neighbours and events have them, with milliseconds.
final class Times {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String iso(Instant moment) {
    return MILLIS.format(moment);
  }

  /// To the second, as resets and dates of creation are told.
  static String seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
