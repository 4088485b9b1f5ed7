package dev.sheaf.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of the buckets, their days and months, refunds, and races.
class CreditsTest {

  private final TestDatabase database = TestDatabase.create();
  private final SettableTime time = new SettableTime("2026-05-30T12:00:00Z");
  private UUID org = UUID.randomUUID();

  @BeforeEach
  void anOrganisation() {
    org = new Keys(database.database(), time).createOrganisation("agency");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Credits credits(int daily, int monthly) {
    return new Credits(
        database.database(), time, CreditPrices.STANDARD, new CreditLimits(daily, monthly));
  }

  @Test
  void theDaysCreditsGoFirstThenTheMonthsThenThoseBought() {
    Credits credits = credits(15, 20);
    credits.grant(org, null, null, 30);
    credits.reserve(org, "one", 10, 2);
    assertLeft(credits, 0, 15, 30);
    credits.reserve(org, "two", 10, 3);
    assertLeft(credits, 0, 0, 15);
    credits.settle("two", 2);
    assertLeft(credits, 0, 5, 30);
    credits.settle("one", 2);
    assertLeft(credits, 15, 10, 30);
  }

  @Test
  void whatIsReservedTwiceOrSettledTwiceCountsOnce() {
    Credits credits = credits(0, 100);
    credits.reserve(org, "one", 10, 5);
    credits.reserve(org, "one", 10, 5);
    assertLeft(credits, 0, 50, 0);
    credits.settle("one", 1);
    credits.settle("one", 1);
    credits.settle("never reserved", 5);
    assertLeft(credits, 0, 60, 0);
  }

  @Test
  void tooMuchIsRefusedWholeAndSaysWhichLimit() {
    assertThatThrownBy(() -> credits(0, 30).reserve(org, "one", 10, 5))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("Insufficient credits: monthly limit reached");
    assertThatThrownBy(() -> credits(10, 30).reserve(org, "one", 10, 5))
        .hasMessageContaining("Insufficient credits: daily limit reached");
    assertLeft(credits(10, 30), 10, 30, 0);
  }

  @Test
  void aNewDayAndANewMonthFillTheirBucketsAndOldOnesAreNotPaidBack() {
    Credits credits = credits(10, 20);
    credits.grant(org, null, null, 10);
    credits.reserve(org, "one", 10, 4);
    assertLeft(credits, 0, 0, 0);
    time.advance(Duration.ofDays(1));
    assertLeft(credits, 10, 0, 0);
    time.advance(Duration.ofDays(1));
    assertLeft(credits, 10, 20, 0);
    credits.settle("one", 4);
    assertLeft(credits, 10, 20, 10);
  }

  @Test
  void workThatRacesForTheLastCreditsNeverOverdraws() throws Exception {
    Credits credits = credits(0, 250);
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 40; i++) {
        String work = "work " + i;
        threads.execute(() -> {
          try {
            go.await();
            credits.reserve(org, work, 10, 1);
          } catch (FailureException _) {
            refused.incrementAndGet();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
      }
      go.countDown();
    }
    assertThat(refused).hasValue(15);
    assertLeft(credits, 0, 0, 0);
  }

  @Test
  void workThatCostsNothingReservesNothing() {
    Credits credits = credits(0, 0);
    credits.reserve(org, "free", 0, 5);
    assertLeft(credits, 0, 0, 0);
  }

  private void assertLeft(Credits credits, int daily, int monthly, int purchased) {
    Balance balance = credits.balance(org);
    assertThat(new int[] {balance.daily(), balance.monthly(), balance.bought()})
        .containsExactly(daily, monthly, purchased);
  }
}
