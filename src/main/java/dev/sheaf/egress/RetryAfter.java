package dev.sheaf.egress;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads `Retry-After`: seconds, or an HTTP date.
public final class RetryAfter {

  /// Longer waits are cut: a target that asks for a month is asked again tomorrow.
  public static final Duration MAX = Duration.ofHours(24);

  private RetryAfter() {}

  public static Optional<Instant> parse(Headers headers, Instant now) {
    return headers.first("Retry-After").flatMap(value -> parse(value.strip(), now));
  }

  private static Optional<Instant> parse(String value, Instant now) {
    try {
      Instant at =
          value.chars().allMatch(Character::isDigit) && !value.isEmpty()
              ? now.plusSeconds(Math.min(Long.parseLong(value), MAX.toSeconds()))
              : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Instant latest = now.plus(MAX);
      return Optional.of(at.isBefore(now) ? now : at.isAfter(latest) ? latest : at);
    } catch (NumberFormatException _) {
      return Optional.of(now.plus(MAX));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
