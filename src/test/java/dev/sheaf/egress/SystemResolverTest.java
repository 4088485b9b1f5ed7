package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemResolverTest {

  @Test
  void silentNameServersHoldUpNobodyElse() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(SystemResolver.THREADS);
    AtomicInteger most = new AtomicInteger();
    SystemResolver resolver = new SystemResolver(host -> silent(asked, answer, most));
    CountDownLatch answered = new CountDownLatch(3 * SystemResolver.THREADS);
    for (int n = 0; n < 3 * SystemResolver.THREADS; n++) {
      Thread.ofVirtual()
          .start(() -> {
            look(resolver);
            answered.countDown();
          });
    }
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    CountDownLatch other = new CountDownLatch(1);
    Thread.ofVirtual().start(other::countDown);
    assertThat(other.await(5, TimeUnit.SECONDS)).as("another virtual thread runs").isTrue();
    answer.countDown();
    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isLessThanOrEqualTo(SystemResolver.THREADS);
  }

  @Test
  void aNameThatNobodyKnowsIsUnknown() {
    SystemResolver resolver =
        new SystemResolver(host -> {
          throw new UnknownHostException(host);
        });
    assertThatThrownBy(() -> resolver.resolve("nowhere.invalid"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nowhere.invalid");
  }

  /// Holds its thread as the C library does: not even an interruption ends it.
  private static InetAddress[] silent(
      CountDownLatch asked, CountDownLatch answer, AtomicInteger most) {
    asked.countDown();
    most.accumulateAndGet(SystemResolver.THREADS - (int) asked.getCount(), Math::max);
    boolean done = false;
    while (!done) {
      try {
        answer.await();
        done = true;
      } catch (InterruptedException _) {
        // waits on
      }
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static void look(SystemResolver resolver) {
    try {
      resolver.resolve("silent.example");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
