package dev.sheaf.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EvenRateTest {

  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final EvenRate rate = new EvenRate(60, time);
  private final UUID key = UUID.randomUUID();

  @Test
  void aMinutesWorthMayComeAtOnceAndGrowsBackEvenly() {
    assertThat(taken(100)).isEqualTo(60);
    assertThat(rate.take(key).pause()).hasValue(Duration.ofSeconds(1));
    time.advance(Duration.ofMillis(400));
    assertThat(rate.take(key).pause()).hasValue(Duration.ofMillis(600));
    time.advance(Duration.ofMillis(600));
    assertThat(taken(100)).isEqualTo(1);
    time.advance(Duration.ofSeconds(10));
    assertThat(taken(100)).isEqualTo(10);
  }

  @Test
  void whatIsNotUsedIsNotSavedUp() {
    time.advance(Duration.ofHours(1));
    assertThat(taken(100)).isEqualTo(60);
  }

  @Test
  void keysCountForThemselves() {
    assertThat(taken(100)).isEqualTo(60);
    assertThat(rate.take(UUID.randomUUID()).pause()).isEmpty();
  }

  @Test
  void saysWhatIsLeftAndWhenAllIs() {
    taken(19);
    RateLimit.Taken taken = rate.take(key);
    assertThat(taken.left()).isEqualTo(40);
    assertThat(taken.fullAt()).isEqualTo(time.instant().plusSeconds(20));
  }

  @Test
  void aLookCountsForNothing() {
    taken(20);
    assertThat(rate.look(key)).isEqualTo(rate.look(key));
    assertThat(rate.look(key).left()).isEqualTo(40);
    taken(100);
    assertThat(rate.look(key).pause()).isEmpty();
  }

  private int taken(int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += rate.take(key).pause().isEmpty() ? 1 : 0;
    }
    return taken;
  }
}
