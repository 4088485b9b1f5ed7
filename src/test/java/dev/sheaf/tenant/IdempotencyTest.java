package dev.sheaf.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contract 3.8, on a real database. The work of these requests is a new organisation, because that
/// is a row that can be counted.
class IdempotencyTest {

  private static final String ROUTE = "POST /v1/batches";

  private final TestDatabase database = TestDatabase.create();
  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final Keys keys = new Keys(database.database(), time);
  private final Idempotency idempotency = new Idempotency(database.database(), time);
  private final UUID org = keys.createOrganisation("caller");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndIsDoneOnce() {
    Answer first = send("k", "body", work(200));
    Answer second = send("k", "body", work(200));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.headers())
        .isEqualTo(Map.of("Content-Type", "application/json", "Idempotency-Replayed", "true"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(done()).isEqualTo(1);
  }

  @Test
  void withoutAKeyEveryRequestIsDone() {
    idempotency.answer(org, null, ROUTE, bytes("body"), work(200));
    idempotency.answer(org, null, ROUTE, bytes("body"), work(200));
    assertThat(done()).isEqualTo(2);
  }

  @Test
  void anotherBodyOrRouteUnderTheKeyIsRefused() {
    send("k", "body", work(200));
    refused("IDEMPOTENCY_KEY_REUSE", () -> send("k", "another", work(200)));
    refused(
        "IDEMPOTENCY_KEY_REUSE",
        () -> idempotency.answer(org, "k", "POST /v1/other", bytes("body"), work(200)));
    assertThat(done()).isEqualTo(1);
  }

  @Test
  void anotherOrganisationHasKeysOfItsOwn() {
    send("k", "body", work(200));
    UUID another = keys.createOrganisation("caller");
    idempotency.answer(another, "k", ROUTE, bytes("another"), work(200));
    assertThat(done()).isEqualTo(2);
  }

  @Test
  void whileTheFirstRunsTheSecondIsToldSo() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = thread.submit(() -> send("k", "body", waiting(running, mayEnd)));
      running.await();
      refused("IDEMPOTENCY_KEY_IN_PROGRESS", () -> send("k", "body", work(200)));
      mayEnd.countDown();
      assertThat(first.get().status()).isEqualTo(200);
    }
    assertThat(send("k", "body", work(200)).status()).isEqualTo(200);
    assertThat(done()).isEqualTo(1);
  }

  @Test
  void aClaimGoesStaleAndItsLateWorkIsUndone() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = thread.submit(() -> send("k", "body", waiting(running, mayEnd)));
      running.await();
      time.advance(Idempotency.STALE.minusSeconds(1));
      refused("IDEMPOTENCY_KEY_IN_PROGRESS", () -> send("k", "body", work(200)));
      time.advance(Duration.ofSeconds(1));
      assertThat(send("k", "body", work(201)).status()).isEqualTo(201);
      mayEnd.countDown();
      assertThatThrownBy(first::get).hasCauseInstanceOf(FailureException.class);
    }
    assertThat(done()).isEqualTo(1);
    assertThat(send("k", "body", work(200)).status()).isEqualTo(201);
  }

  @Test
  void workThatThrowsIsUndoneAndMayBeTriedAgain() {
    Supplier<Answer> breaks =
        () -> {
          keys.createOrganisation("work");
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> send("k", "body", breaks)).hasMessage("broken");
    assertThat(done()).isZero();
    assertThat(send("k", "body", work(200)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 402, 403, 422})
  void isStored(int status) {
    send("k", "body", work(status));
    assertThat(send("k", "body", work(500)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 429, 500, 503})
  void isNotStored(int status) {
    assertThat(send("k", "body", work(status)).status()).isEqualTo(status);
    assertThat(send("k", "another", work(200)).status()).isEqualTo(200);
  }

  @Test
  void afterADayTheKeyIsFreeAndTheRowGoes() {
    send("k", "body", work(200));
    send("old", "body", work(200));
    time.advance(Idempotency.VALID.minusSeconds(1));
    refused("IDEMPOTENCY_KEY_REUSE", () -> send("k", "another", work(200)));
    time.advance(Duration.ofSeconds(1));
    assertThat(send("k", "another", work(201)).status()).isEqualTo(201);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void badKeysAreRefused() {
    refused("IDEMPOTENCY_KEY_INVALID", () -> send("", "body", work(200)));
    refused("IDEMPOTENCY_KEY_INVALID", () -> send("k".repeat(256), "body", work(200)));
    assertThat(send("k".repeat(255), "body", work(200)).status()).isEqualTo(200);
  }

  private Answer send(String key, String body, Supplier<Answer> work) {
    return idempotency.answer(org, key, ROUTE, bytes(body), work);
  }

  private Supplier<Answer> work(int status) {
    return () -> {
      UUID made = keys.createOrganisation("work");
      return new Answer(
          status, Map.of("Content-Type", "application/json"), bytes("{\"id\": \"" + made + "\"}"));
    };
  }

  private Supplier<Answer> waiting(CountDownLatch running, CountDownLatch mayEnd) {
    return () -> {
      Answer answer = work(200).get();
      running.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return answer;
    };
  }

  private int done() {
    return count("organisation where name = 'work'");
  }

  private int rows() {
    return count("idempotency");
  }

  private int count(String what) {
    return database.database().sql("select count(*) from " + what).query(Integer.class).single();
  }

  private static void refused(String code, Supplier<Answer> request) {
    assertThatThrownBy(request::get)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().code()).isEqualTo(code));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
