package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.Lanes.Entry;
import dev.sheaf.engine.Lanes.Entry.Busy;
import dev.sheaf.engine.Lanes.Entry.Entered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LanePaceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final Lanes lanes = new Lanes(100);
  private final AtomicInteger woken = new AtomicInteger();

  @Test
  void aLaneTakesAsManyAsItIsWideAndWakesWhoWaits() {
    Lane lane = Lane.of("host a", 2);
    Entered first = entered(lane, NOW);
    entered(lane, NOW);
    assertThat(enter(lane, NOW)).isEqualTo(new Busy("host a", null));
    lanes.leave(first, false, null, NOW);
    assertThat(woken).hasValue(1);
    entered(lane, NOW);
  }

  @Test
  void startsAreAsFarApartAsTheLaneLearnsThatTheyMustBe() {
    AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);
    Lane lane = new Lane("host a", 8, delay::get);
    entered(lane, NOW);
    delay.set(Duration.ofSeconds(10));
    entered(lane, NOW);
    assertThat(enter(lane, NOW)).isEqualTo(new Busy("host a", NOW.plusSeconds(10)));
    entered(lane, NOW.plusSeconds(10));
    assertThat(enter(lane, NOW.plusSeconds(19))).isEqualTo(new Busy("host a", NOW.plusSeconds(20)));
  }

  @Test
  void aLaneThatIsClosedFromOutsideOpensAtItsHourWithinAnHour() {
    AtomicReference<Instant> until = new AtomicReference<>(NOW.plusSeconds(30));
    Lane lane = Lane.of("model x", 8, until::get);
    assertThat(enter(lane, NOW)).isEqualTo(new Busy("model x", NOW.plusSeconds(30)));
    entered(lane, NOW.plusSeconds(30));
    until.set(NOW.plus(Duration.ofDays(9)));
    assertThat(enter(lane, NOW)).isEqualTo(new Busy("model x", NOW.plusSeconds(3_600)));
  }

  @Test
  void aLaneHalvesOnceForAllThatWereUnderWayAndGrowsBackSlowly() {
    Lane lane = Lane.of("host a", 8);
    List<Entered> eight =
        java.util.stream.IntStream.range(0, 8).mapToObj(n -> entered(lane, NOW)).toList();
    Instant later = NOW.plusSeconds(1);
    eight.forEach(place -> lanes.leave(place, true, null, later));
    List<Entered> four =
        java.util.stream.IntStream.range(0, 4).mapToObj(n -> entered(lane, later)).toList();
    assertThat(enter(lane, later)).isInstanceOf(Busy.class);
    four.forEach(place -> lanes.leave(place, false, null, later));
    java.util.stream.IntStream.range(0, 4).forEach(n -> entered(lane, later));
    assertThat(enter(lane, later)).isInstanceOf(Busy.class);
  }

  @Test
  void whoWaitsForOneLaneHoldsNoPlaceInAnother() {
    Lane busy = Lane.of("host a", 1);
    Lane shared = Lane.of("all", 1);
    entered(busy, NOW);
    assertThat(lanes.enter(List.of(shared, busy), NOW, woken::incrementAndGet))
        .isEqualTo(new Busy("host a", null));
    entered(shared, NOW);
  }

  private Entry enter(Lane lane, Instant now) {
    return lanes.enter(List.of(lane), now, woken::incrementAndGet);
  }

  private Entered entered(Lane lane, Instant now) {
    Entry entry = enter(lane, now);
    assertThat(entry).isInstanceOf(Entered.class);
    return (Entered) entry;
  }
}
