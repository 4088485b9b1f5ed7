package dev.sheaf.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.time.SettableTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final Presence presence = new Presence(time);

  @Test
  void isNotFeltBeforeAnybodyCame() {
    assertThat(presence.isFelt()).isFalse();
  }

  @Test
  void isFeltForTenSecondsAfterARequest() {
    presence.note();
    time.advance(Duration.ofMillis(9_999));
    assertThat(presence.isFelt()).isTrue();
    time.advance(Duration.ofMillis(1));
    assertThat(presence.isFelt()).isFalse();
  }
}
