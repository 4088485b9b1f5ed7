package dev.sheaf.webhook;

import static dev.sheaf.webhook.ManualWebhooks.ORG;
import static dev.sheaf.webhook.ManualWebhooks.POLICY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One deliverer and one receiver: what is sent, when, and what counts.
class DeliveryTest {

  private static final DeliveryPolicy ONCE =
      new DeliveryPolicy(List.of(), Duration.ofSeconds(10), false);

  private final ManualWebhooks manual = new ManualWebhooks();
  private final Receiver receiver = new Receiver();
  private final JobId job = manual.job();

  @AfterEach
  void close() {
    receiver.close();
    manual.close();
  }

  @Test
  void anEventArrivesOnceWithItsHeaders() {
    EventId id = manual.enqueue(manual.event(job, receiver.url("/hook"), "{\"a\": 1}"));

    manual.deliverDue();
    manual.deliverDueAfter(Duration.ofHours(1));

    assertThat(receiver.bodies()).containsExactly("{\"a\": 1}");
    Receiver.Received request = receiver.received.getFirst();
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("X-Event-Id")).isEqualTo(id.value()).matches("event_[a-z0-9]{16}");
    assertThat(request.header("X-Delivery-Attempt")).isEqualTo("1/5");
    assertThat(request.header("User-Agent")).isEqualTo("Sheaf-Webhooks/1.0");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers()).doesNotContainKey(Signature.HEADER);
    Event event = manual.history(job).getFirst();
    assertThat(event.status()).isEqualTo(EventStatus.DELIVERED);
    assertThat(event.settledAt()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(event.attempts().getFirst().excerpt()).isEqualTo("I say 200");
  }

  @Test
  void fiveAttemptsAtTheirMinutes() {
    receiver.answering(500, 500, 500, 500, 500, 500);
    manual.enqueue(manual.event(job, receiver.url("/"), "{}"));
    Instant start = manual.time.instant();
    List<Long> minutes = new ArrayList<>();

    for (long minute = 0; minute <= 90; minute++) {
      int before = receiver.received.size();
      manual.deliverDue();
      if (receiver.received.size() > before) {
        minutes.add(Duration.between(start, manual.time.instant()).toMinutes());
      }
      manual.time.advance(Duration.ofMinutes(1));
    }

    assertThat(minutes).containsExactly(0L, 2L, 6L, 13L, 28L);
    assertThat(receiver.headers("X-Delivery-Attempt"))
        .containsExactly("1/5", "2/5", "3/5", "4/5", "5/5");
    assertThat(receiver.headers("X-Event-Id"))
        .containsOnly(manual.history(job).getFirst().id().value());
    Event event = manual.history(job).getFirst();
    assertThat(event.status()).isEqualTo(EventStatus.FAILED);
    assertThat(event.attempts()).extracting(Event.Attempt::statusCode).containsOnly(500).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 404, 429, 500, 503})
  void onlyTwoHundredsCountAndRedirectsAreNotFollowed(int status) {
    receiver.answering(status);
    manual.enqueue(manual.event(job, receiver.url("/hook"), "{}"));

    manual.deliverDue();

    assertThat(receiver.received).extracting(Receiver.Received::path).containsExactly("/hook");
    Event event = manual.history(job).getFirst();
    assertThat(event.status()).isEqualTo(EventStatus.WAITING);
    assertThat(event.nextAt()).isEqualTo("2026-03-01T10:02:00Z");
    assertThat(event.attempts().getFirst().statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 299})
  void everyTwoHundredIsADelivery(int status) {
    receiver.answering(status);
    manual.enqueue(manual.event(job, receiver.url("/hook"), "{}"));

    manual.deliverDue();

    assertThat(manual.history(job).getFirst().status()).isEqualTo(EventStatus.DELIVERED);
  }

  @Test
  void aReceiverThatDoesNotAnswerInTimeIsAFailure() {
    receiver.answering(Receiver.NEVER);
    DeliveryPolicy hasty =
        new DeliveryPolicy(List.of(Duration.ofMinutes(1)), Duration.ofMillis(200), false);
    manual.enqueue(manual.event(job, receiver.url("/"), "{}", BodyForm.FROZEN, hasty));

    manual.deliverDue();

    Event.Attempt attempt = manual.history(job).getFirst().attempts().getFirst();
    assertThat(attempt.statusCode()).isNull();
    assertThat(attempt.failure())
        .extracting(Failure::code)
        .isIn("READ_TIMEOUT", "DEADLINE_EXCEEDED");
    assertThat(manual.history(job).getFirst().status()).isEqualTo(EventStatus.WAITING);
  }

  @Test
  void aReceiverThatIsDownForAnHourGetsWhatIsStillToCome() {
    int port = receiver.port();
    receiver.close();
    DeliveryPolicy patient =
        new DeliveryPolicy(
            List.of(Duration.ofMinutes(10), Duration.ofHours(1)), Duration.ofSeconds(10), false);
    var url = receiver.url("/");
    manual.enqueue(manual.event(job, url, "1", BodyForm.FROZEN, patient));
    manual.enqueue(manual.event(job, url, "2", BodyForm.FROZEN, ONCE));

    manual.deliverDue();
    manual.deliverDueAfter(Duration.ofMinutes(10));
    try (Receiver back = new Receiver(port)) {
      manual.deliverDueAfter(Duration.ofMinutes(59));
      assertThat(back.received).isEmpty();
      manual.deliverDueAfter(Duration.ofMinutes(1));
      assertThat(back.bodies()).containsExactly("1");
      assertThat(back.headers("X-Delivery-Attempt")).containsExactly("3/3");
    }

    assertThat(manual.history(job))
        .extracting(Event::status)
        .containsExactly(EventStatus.DELIVERED, EventStatus.FAILED);
    assertThat(manual.history(job).get(1).attempts().getFirst().failure())
        .extracting(Failure::code)
        .isEqualTo("CONNECT_FAILED");
  }

  @Test
  void afterOurOwnHourOfDowntimeWhatIsOverdueGoesOutAtOnce() {
    manual.enqueue(manual.event(job, receiver.url("/"), "1"));

    manual.deliverDueAfter(Duration.ofHours(1));

    assertThat(receiver.bodies()).containsExactly("1");
  }

  @Test
  void goneEndsTheEventOnlyWhereThePolicySaysSo() {
    receiver.answering(410, 410);
    DeliveryPolicy believing = new DeliveryPolicy(POLICY.pauses(), POLICY.timeout(), true);
    manual.enqueue(manual.event(job, receiver.url("/"), "1", BodyForm.FROZEN, believing));
    manual.enqueue(manual.event(job, receiver.url("/"), "2", BodyForm.FROZEN, POLICY));

    manual.deliverDue();

    assertThat(manual.history(job))
        .extracting(Event::status)
        .containsExactly(EventStatus.GONE, EventStatus.WAITING);
  }

  @Test
  void aRetryTellsItsOwnMomentAndLeavesTheRestAlone() {
    receiver.answering(500, 500);
    String body = "{\"object\":\"o\",\"timestamp\":0,\"delivery_attempt\":null,\"cost\":1.50}";
    manual.enqueue(manual.event(job, receiver.url("/f"), body, BodyForm.FRESH_TIMESTAMP, POLICY));
    manual.deliverDue();
    manual.enqueue(
        manual.event(job, receiver.url("/g"), body, BodyForm.FRESH_TIMESTAMP_AND_ATTEMPT, POLICY));
    manual.deliverDue();
    manual.deliverDueAfter(Duration.ofMinutes(2));

    assertThat(receiver.bodies())
        .containsExactlyInAnyOrder(
            "{\"object\":\"o\",\"timestamp\":1772359200000,\"delivery_attempt\":null,\"cost\":1.50}",
            "{\"object\":\"o\",\"timestamp\":1772359200000,\"delivery_attempt\":\"1/5\",\"cost\":1.50}",
            "{\"object\":\"o\",\"timestamp\":1772359320000,\"delivery_attempt\":null,\"cost\":1.50}",
            "{\"object\":\"o\",\"timestamp\":1772359320000,\"delivery_attempt\":\"2/5\",\"cost\":1.50}");
  }

  @Test
  void aSecretSignsTheBytesThatAreSent() {
    try (ManualWebhooks signing =
        new ManualWebhooks(WebhookSettings.DEFAULT.withSecret("whsec_test"))) {
      signing.enqueue(signing.event(job, receiver.url("/"), "{\"event\":\"batch.succeeded\"}"));
      signing.deliverDue();
    }

    // printf '1772359200.{"event":"batch.succeeded"}' | openssl dgst -sha256 -hmac whsec_test
    assertThat(receiver.headers(Signature.HEADER))
        .containsExactly(
            "t=1772359200,v1=cf6739417f89d567fb8085f88cbfa95558e5178e8fd0392f95c8a803c1218579");
  }

  @Test
  void anAddressInsideTheHouseIsRefused() {
    try (GuardedClient closed = new GuardedClient(AddressPolicy.PUBLIC_ONLY)) {
      manual.enqueue(manual.event(job, receiver.url("/"), "1", BodyForm.FROZEN, ONCE));
      manual.another(new GuardedSender(closed)).deliverDue();
    }

    assertThat(receiver.received).isEmpty();
    assertThat(manual.history(job).getFirst().attempts().getFirst().failure())
        .extracting(Failure::code)
        .isEqualTo("ADDRESS_REFUSED");
  }

  @Test
  void aDeliveredEventIsSentAgainWhenAsked() {
    EventId id = manual.enqueue(manual.event(job, receiver.url("/"), "1"));
    manual.deliverDue();

    assertThat(manual.webhooks.redeliver(ORG, id)).isTrue();
    manual.deliverDue();

    assertThat(receiver.headers("X-Event-Id")).containsExactly(id.value(), id.value());
    assertThat(receiver.headers("X-Delivery-Attempt")).containsExactly("1/5", "2/2");
    assertThat(manual.history(job).getFirst().attempts())
        .extracting(Event.Attempt::number)
        .containsExactly(1, 2);
  }

  @Test
  void anEventThatWaitsForItsRetryIsSentNowWhenAsked() {
    receiver.answering(500);
    EventId id = manual.enqueue(manual.event(job, receiver.url("/"), "1"));
    manual.deliverDue();

    assertThat(manual.webhooks.redeliver(ORG, id)).isTrue();
    manual.deliverDue();

    assertThat(receiver.headers("X-Delivery-Attempt")).containsExactly("1/5", "2/5");
  }

  @Test
  void nobodyElsesEventIsSentAgainOrShown() {
    UUID stranger = UUID.fromString("00000000-0000-7000-8000-000000000002");
    EventId id = manual.enqueue(manual.event(job, receiver.url("/"), "1"));
    manual.deliverDue();

    assertThat(manual.webhooks.redeliver(stranger, id)).isFalse();
    assertThat(manual.webhooks.redeliver(ORG, EventId.create())).isFalse();
    assertThat(manual.webhooks.history(stranger, job)).isEmpty();
  }

  @Test
  void theHistoryKeepsOneKilobyteOfAnAnswer() {
    String long5k = "x".repeat(5_000);
    try (Receiver talkative = new Receiver(long5k.getBytes(UTF_8))) {
      manual.enqueue(manual.event(job, talkative.url("/"), "1"));
      manual.deliverDue();
    }

    assertThat(manual.history(job).getFirst().attempts().getFirst().excerpt())
        .isEqualTo("x".repeat(GuardedSender.EXCERPT_BYTES));
  }

  @Test
  void settledEventsGoWithTheirHistoryWhenRetentionIsOver() {
    manual.enqueue(manual.event(job, receiver.url("/"), "1"));
    manual.deliverDue();

    manual.deliverDueAfter(WebhookSettings.DEFAULT.retention().minusHours(2));
    assertThat(manual.history(job)).hasSize(1);
    manual.deliverDueAfter(Duration.ofHours(3));

    assertThat(manual.history(job)).isEmpty();
    assertThat(
            manual
                .database
                .sql("select count(*) from webhook_attempt")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aReceiverGetsNoMoreThanItsPlacesAndAnotherIsNotHeldUp() {
    try (Receiver other = new Receiver()) {
      for (int i = 0; i < 40; i++) {
        manual.enqueue(manual.event(manual.job(), receiver.url("/"), "1"));
      }
      manual.enqueue(manual.event(manual.job(), other.url("/"), "2"));

      var claimed =
          manual.events.claim(
              manual.time.instant(),
              Duration.ofSeconds(60),
              64,
              Map.of("http://127.0.0.1:" + receiver.port(), 6),
              16);

      assertThat(
              claimed.stream()
                  .collect(Collectors.groupingBy(c -> c.url().getPort(), Collectors.counting())))
          .containsExactlyInAnyOrderEntriesOf(Map.of(receiver.port(), 10L, other.port(), 1L));
    }
  }
}
