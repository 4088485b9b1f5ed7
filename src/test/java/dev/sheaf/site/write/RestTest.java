package dev.sheaf.site.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When the built-in author leaves the processors to others.
class RestTest {

  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final Instant begin = time.instant();

  @Test
  void isTwoAndAHalfTimesAsLongAsTheWorkWhileSomebodyAsks() throws InterruptedException {
    new BuiltInAuthor(time, () -> true).rest(Duration.ofMillis(8).toNanos());
    assertThat(rested()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void neverKeepsAPageWaitingForLong() throws InterruptedException {
    new BuiltInAuthor(time, () -> true).rest(Duration.ofSeconds(30).toNanos());
    assertThat(rested()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void isNoneWhileNobodyAsks() throws InterruptedException {
    new BuiltInAuthor(time, () -> false).rest(Duration.ofMillis(7).toNanos());
    assertThat(rested()).isZero();
  }

  private Duration rested() {
    return Duration.between(begin, time.instant());
  }
}
