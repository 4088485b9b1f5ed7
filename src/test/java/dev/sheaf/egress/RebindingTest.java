package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.GuardedClient.Resolver;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.scrape.MisbehavingWeb;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that lead inside the house, at once or later.
@Isolated
@Timeout(20)
class RebindingTest {

  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(900), 1 << 20, false);
  private static final InetAddress GOOD = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress BAD = InetAddress.ofLiteral("127.0.0.2");
  private static final AddressPolicy GOOD_ONLY =
      new AddressPolicy(List.of(Cidr.parse("127.0.0.1/32")));

  private static MisbehavingWeb web;

  @BeforeAll
  static void open() {
    web = new MisbehavingWeb();
  }

  @AfterAll
  static void close() {
    web.close();
  }

  @Test
  void aNameThatMovesInsideIsRefusedFromThenOn() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Resolver moving = host -> new InetAddress[] {asked.getAndIncrement() == 0 ? GOOD : BAD};
    try (GuardedClient client = new GuardedClient(GOOD_ONLY, moving)) {
      Call call = Call.get(web.url("moving.example", "/page")).with(LIMITS);

      assertThat(client.call(call)).isInstanceOf(Reply.Answered.class);
      assertRefused(client.call(call), "moving.example");
    }
  }

  @Test
  void mixedAnswersAreRefusedAsAWhole() throws InterruptedException {
    try (GuardedClient client =
        new GuardedClient(GOOD_ONLY, host -> new InetAddress[] {GOOD, BAD})) {
      Reply reply = client.call(Call.get(web.url("mixed.example", "/mixed")).with(LIMITS));

      assertRefused(reply, "mixed.example");
      assertThat(web.asked()).doesNotContain("/mixed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "127.0.0.1.", "[::1]"})
  void loopbackIsRefusedHoweverItIsWritten(String host) throws InterruptedException {
    Resolver careless = name -> new InetAddress[] {GOOD};
    try (GuardedClient client = new GuardedClient(AddressPolicy.PUBLIC_ONLY, careless)) {
      Reply reply = client.call(Call.get(web.url(host, "/written")).with(LIMITS));

      assertThat(((Reply.Failed) reply).failure().code()).isEqualTo("ADDRESS_REFUSED");
      assertThat(web.asked()).doesNotContain("/written");
    }
  }

  @Test
  void trustedCallsMayGoInsideAndOnlyThey() throws InterruptedException {
    try (GuardedClient client = new GuardedClient(AddressPolicy.PUBLIC_ONLY)) {
      Call call = Call.get(web.url("/page")).with(LIMITS);

      assertThat(client.call(call.toTrusted())).isInstanceOf(Reply.Answered.class);
      assertThat(client.call(call)).isInstanceOf(Reply.Failed.class);
    }
  }

  /// The pooled connection of a trusted call is no way in for others.
  @Test
  void trustDoesNotRubOff() throws InterruptedException {
    try (GuardedClient client =
        new GuardedClient(AddressPolicy.PUBLIC_ONLY, host -> new InetAddress[] {GOOD})) {
      Call call = Call.get(web.url("inside.example", "/page")).with(LIMITS);

      assertThat(client.call(call.toTrusted())).isInstanceOf(Reply.Answered.class);
      assertRefused(client.call(call), "inside.example");
    }
  }

  /// Nothing interrupts a resolver that hangs, so the caller must be able to leave without it.
  @Test
  void theDeadlineHoldsWhileANameIsResolved() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Resolver hanging =
        host -> {
          awaitUninterruptibly(done);
          return new InetAddress[] {GOOD};
        };
    try (GuardedClient client = new GuardedClient(GOOD_ONLY, hanging)) {
      Reply reply = client.call(Call.get(web.url("slow.example", "/late")).with(LIMITS));

      assertThat(((Reply.Failed) reply).failure().code()).isEqualTo("DEADLINE_EXCEEDED");
      assertThat(web.asked()).doesNotContain("/late");
    } finally {
      done.countDown();
    }
  }

  @Test
  void interruptingTheCallerEndsTheCallWhileANameIsResolved() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Resolver hanging =
        host -> {
          asked.countDown();
          awaitUninterruptibly(done);
          return new InetAddress[] {GOOD};
        };
    try (GuardedClient client = new GuardedClient(GOOD_ONLY, hanging)) {
      Call call = Call.get(web.url("slow.example", "/left"));
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.call(call);
                } catch (InterruptedException e) {
                  thrown.set(e);
                }
              });
      asked.await();
      caller.interrupt();
      caller.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    } finally {
      done.countDown();
    }
  }

  /// A proxy would resolve the name itself, out of reach of the policy.
  @Test
  void aProxyOfTheJvmIsNotUsed() throws InterruptedException {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", String.valueOf(web.port()));
    try (GuardedClient client =
        new GuardedClient(AddressPolicy.PUBLIC_ONLY, host -> new InetAddress[] {BAD})) {
      URI url = URI.create("http://proxied.example/");

      assertRefused(client.call(Call.get(url).with(LIMITS)), "proxied.example");
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException _) {
        // a resolver does not care
      }
    }
  }

  private static void assertRefused(Reply reply, String host) {
    Failure failure = ((Reply.Failed) reply).failure();
    assertThat(failure.code()).isEqualTo("ADDRESS_REFUSED");
    assertThat(failure.kind()).isEqualTo(FailureKind.CALLER);
    assertThat(failure.message()).contains(host).doesNotContain("127.0.0");
  }
}
