package dev.sheaf.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FixedWindowsTest {

  private final SettableTime time = new SettableTime("2026-03-01T12:10:20Z");
  private final RateLimit rate = FixedWindows.of(10, 25, time).orElseThrow();
  private final UUID key = UUID.randomUUID();

  @Test
  void aWindowBeginsAnewWithTheMinuteOfTheClock() {
    assertThat(taken(100)).isEqualTo(10);
    assertThat(rate.take(key).pause()).hasValue(Duration.ofSeconds(40));
    time.advance(Duration.ofSeconds(39));
    assertThat(taken(100)).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(taken(100)).isEqualTo(10);
  }

  @Test
  void whatTheMinuteRefusesIsNotTakenFromTheHour() {
    assertThat(taken(100)).isEqualTo(10);
    time.advance(Duration.ofMinutes(1));
    assertThat(taken(100)).isEqualTo(10);
    time.advance(Duration.ofMinutes(1));
    assertThat(taken(100)).isEqualTo(5);
    assertThat(rate.take(key).pause()).hasValue(Duration.ofMinutes(47).plusSeconds(40));
    time.advance(Duration.ofMinutes(47).plusSeconds(40));
    assertThat(taken(100)).isEqualTo(10);
  }

  @Test
  void theWindowWithFewerLeftIsTold() {
    taken(3);
    RateLimit.Taken minute = rate.take(key);
    assertThat(minute.limit()).isEqualTo(10);
    assertThat(minute.left()).isEqualTo(6);
    assertThat(minute.fullAt()).isEqualTo(Instant.parse("2026-03-01T12:11:00Z"));
    taken(100);
    time.advance(Duration.ofMinutes(1));
    taken(9);
    time.advance(Duration.ofMinutes(1));
    RateLimit.Taken hour = rate.take(key);
    assertThat(hour.limit()).isEqualTo(25);
    assertThat(hour.left()).isEqualTo(5);
    assertThat(hour.fullAt()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
  }

  @Test
  void ofTwoThatAreUsedUpTheLongerIsTold() {
    RateLimit both = FixedWindows.of(2, 2, time).orElseThrow();
    both.take(key);
    both.take(key);
    assertThat(both.take(key).fullAt()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
  }

  @Test
  void aLookCountsForNothingAndIsNeverRefused() {
    taken(4);
    assertThat(rate.look(key)).isEqualTo(rate.look(key));
    assertThat(rate.look(key).left()).isEqualTo(6);
    taken(100);
    assertThat(rate.look(key).pause()).isEmpty();
  }

  @Test
  void keysCountForThemselves() {
    assertThat(taken(100)).isEqualTo(10);
    assertThat(rate.take(UUID.randomUUID()).pause()).isEmpty();
  }

  @Test
  void zeroIsNoLimit() {
    assertThat(FixedWindows.of(0, 0, time)).isEmpty();
    RateLimit hourly = FixedWindows.of(0, 25, time).orElseThrow();
    assertThat(hourly.take(key).limit()).isEqualTo(25);
  }

  private int taken(int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += rate.take(key).pause().isEmpty() ? 1 : 0;
    }
    return taken;
  }
}
