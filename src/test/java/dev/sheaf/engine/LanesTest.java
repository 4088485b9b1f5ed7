package dev.sheaf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.engine.Lanes.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is woken when a place in a lane becomes free.
class LanesTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Lane NARROW = Lane.of("narrow", 1);
  private static final Lane WIDE = Lane.of("wide", 3);

  private final Lanes lanes = new Lanes(/* itemSlots= */ 4);
  private final List<String> woken = new ArrayList<>();
  private final Runnable first = new Waiter("first");
  private final Runnable second = new Waiter("second");
  private final Runnable third = new Waiter("third");

  @Test
  void onePlaceWakesOneWhoWaitsTheLongest() {
    Entry.Entered inside = entered(NARROW, third);
    refuse(NARROW, first);
    refuse(NARROW, second);

    leave(inside);

    assertThat(woken).containsExactly("first");
    leave(entered(NARROW, first));
    assertThat(woken).containsExactly("first", "second");
  }

  @Test
  void aPlaceThatNobodyTookWakesOneMore() {
    Entry.Entered one = entered(WIDE, third);
    Entry.Entered two = entered(WIDE, third);
    entered(WIDE, third);
    refuse(WIDE, first);
    refuse(WIDE, second);
    leave(one);

    leave(two);

    assertThat(woken).containsExactly("first", "second");
  }

  @Test
  void whoeverLeavesTwiceLeavesOnePlace() {
    Entry.Entered inside = entered(NARROW, third);
    leave(inside);
    entered(NARROW, third);

    leave(inside);

    refuse(NARROW, first);
    assertThat(lanes.inside()).isEqualTo(1);
  }

  @Test
  void whoeverIsGoneHandsItsPlaceOn() {
    Entry.Entered inside = entered(NARROW, third);
    refuse(NARROW, first);
    refuse(NARROW, second);
    leave(inside);

    lanes.forget(first, NOW);

    assertThat(woken).containsExactly("first", "second");
  }

  @Test
  void whoeverIsGoneIsWokenNoMore() {
    Entry.Entered inside = entered(NARROW, third);
    refuse(NARROW, first);
    lanes.forget(first, NOW);

    leave(inside);

    assertThat(woken).isEmpty();
  }

  @Test
  void whoeverGotInWaitsNoMore() {
    Entry.Entered one = entered(WIDE, third);
    entered(WIDE, third);
    entered(WIDE, third);
    refuse(WIDE, first);
    leave(one);
    Entry.Entered mine = entered(WIDE, first);
    woken.clear();

    leave(mine);

    assertThat(woken).isEmpty();
  }

  @Test
  void aFullNodeKeepsAQueueToo() {
    Entry.Entered one = entered(WIDE, third);
    entered(WIDE, third);
    entered(WIDE, third);
    entered(NARROW, third);
    refuse(Lane.of("other", 1), first);
    refuse(Lane.of("other", 1), second);

    leave(one);

    assertThat(woken).containsExactly("first");
  }

  private final class Waiter implements Runnable {

    private final String name;

    Waiter(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      woken.add(name);
    }
  }

  private Entry.Entered entered(Lane lane, Runnable wake) {
    Entry entry = lanes.enter(List.of(lane), NOW, wake);
    assertThat(entry).isInstanceOf(Entry.Entered.class);
    return (Entry.Entered) entry;
  }

  private void refuse(Lane lane, Runnable wake) {
    assertThat(lanes.enter(List.of(lane), NOW, wake)).isInstanceOf(Entry.Busy.class);
  }

  private void leave(Entry.Entered entry) {
    lanes.leave(entry, /* slowDown= */ false, /* until= */ null, NOW);
  }
}
