package dev.sheaf.dialect.runflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times as they are written: replies end in `Z`, callbacks in `+00:00` (2.0).
final class Times {

  private static final DateTimeFormatter REPLY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CALLBACK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  private Times() {}

  static String reply(Instant time) {
    return REPLY.format(time);
  }

  static @Nullable String replyOrNull(@Nullable Instant time) {
    return time == null ? null : REPLY.format(time);
  }

  static String callback(Instant time) {
    return CALLBACK.format(time);
  }

  static @Nullable String callbackOrNull(@Nullable Instant time) {
    return time == null ? null : CALLBACK.format(time);
  }

  static @Nullable Long millisBetween(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Math.max(0, Duration.between(from, to).toMillis());
  }
}
