package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "120, 2026-01-02T00:02:00Z",
    "' 120 ', 2026-01-02T00:02:00Z",
    "0, 2026-01-02T00:00:00Z",
    "'Fri, 02 Jan 2026 00:01:00 GMT', 2026-01-02T00:01:00Z",
    "'Fri, 2 Jan 2026 00:01:00 GMT', 2026-01-02T00:01:00Z",
    "'Thu, 01 Jan 2026 00:00:00 GMT', 2026-01-02T00:00:00Z",
    "'Mon, 02 Feb 2026 00:00:00 GMT', 2026-01-03T00:00:00Z",
    "9999999, 2026-01-03T00:00:00Z",
    "99999999999999999999999, 2026-01-03T00:00:00Z",
  })
  void readsSecondsAndDatesUpToADay(String value, Instant at) {
    assertThat(parse(value)).contains(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "Mon, 02 Jan 2026 00:00:00 GMT", "120 seconds"})
  void ignoresWhatItCannotRead(String value) {
    assertThat(parse(value)).isEmpty();
  }

  @Test
  void noHeaderNoTime() {
    assertThat(RetryAfter.parse(Headers.NONE, NOW)).isEmpty();
  }

  private static Optional<Instant> parse(String value) {
    return RetryAfter.parse(Headers.of("retry-after", value), NOW);
  }
}
