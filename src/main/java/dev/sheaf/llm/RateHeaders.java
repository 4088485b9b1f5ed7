package dev.sheaf.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the rate limit headers of both vendors. What cannot be read counts as not said.
final class RateHeaders {

  private static final String OPENAI = "x-ratelimit-";
  private static final String ANTHROPIC = "anthropic-ratelimit-";

  /// A longer wait is a mistake of the server's.
  private static final Duration WAIT_MAX = Duration.ofDays(31);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|d|h|m|s)");

  private RateHeaders() {}

  static RateHint openAi(Wire.Headers headers, Instant now) {
    return new RateHint(
        number(headers.first(OPENAI + "remaining-requests")),
        after(headers.first(OPENAI + "reset-requests"), now),
        number(headers.first(OPENAI + "remaining-tokens")),
        after(headers.first(OPENAI + "reset-tokens"), now));
  }

  /// Input and output tokens have limits of their own; the one that is nearer counts.
  static RateHint anthropic(Wire.Headers headers) {
    return Stream.of("tokens", "input-tokens", "output-tokens")
        .map(kind -> anthropic(headers, kind))
        .reduce(RateHeaders::tighter)
        .orElse(RateHint.NONE);
  }

  private static RateHint anthropic(Wire.Headers headers, String tokens) {
    return new RateHint(
        number(headers.first(ANTHROPIC + "requests-remaining")),
        instant(headers.first(ANTHROPIC + "requests-reset")),
        number(headers.first(ANTHROPIC + tokens + "-remaining")),
        instant(headers.first(ANTHROPIC + tokens + "-reset")));
  }

  private static RateHint tighter(RateHint one, RateHint other) {
    Long left = one.tokensLeft();
    Long otherLeft = other.tokensLeft();
    return otherLeft != null && (left == null || otherLeft < left) ? other : one;
  }

  private static @Nullable Long number(Optional<String> value) {
    return value
        .map(String::strip)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::valueOf)
        .orElse(null);
  }

  private static @Nullable Instant instant(Optional<String> value) {
    try {
      return value.map(String::strip).map(Instant::parse).orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant after(Optional<String> value, Instant now) {
    Duration wait = value.map(RateHeaders::duration).orElse(null);
    return wait == null || wait.compareTo(WAIT_MAX) > 0 ? null : now.plus(wait);
  }

  /// `6m0s`, `1.5s`, `12ms`, `1d2h`, or plain seconds; null if it is none of these.
  static @Nullable Duration duration(String text) {
    String bare = text.strip();
    if (NUMBER.matcher(bare).matches() && bare.length() <= 9) {
      return Duration.ofSeconds(Long.parseLong(bare));
    }
    Matcher parts = PART.matcher(bare);
    double millis = 0;
    int at = 0;
    while (parts.find() && parts.start() == at) {
      millis += Double.parseDouble(parts.group(1)) * millisPer(parts.group(2));
      at = parts.end();
    }
    return at == 0 || at < bare.length() ? null : Duration.ofMillis(Math.round(millis));
  }

  private static double millisPer(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 86_400_000;
    };
  }
}
