package dev.sheaf.dialect.lindo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads `schedule_at` (contract, 1.9): a time without an offset is UTC, a bare date its midnight.
final class Moments {

  /// Four digits are all that a year has on the wire.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Moments() {}

  static Optional<Instant> parse(String text) {
    try {
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      int time = text.indexOf('T') + text.indexOf(' ') + 1;
      boolean hasOffset = text.endsWith("Z") || text.endsWith("z") || sign(text, time) > 0;
      String iso = text.replace(' ', 'T');
      Instant moment =
          hasOffset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return moment.isBefore(LAST) ? Optional.of(moment) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int sign(String text, int from) {
    return Math.max(text.indexOf('+', from), text.indexOf('-', Math.max(from, 10)));
  }
}
