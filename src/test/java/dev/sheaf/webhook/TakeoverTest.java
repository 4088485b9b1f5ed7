package dev.sheaf.webhook;

import static dev.sheaf.webhook.ManualWebhooks.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.job.JobId;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Order, transactions, deaths and several nodes.
class TakeoverTest {

  private final ManualWebhooks manual = new ManualWebhooks();
  private final Receiver receiver = new Receiver();
  private final JobId job = manual.job();

  @AfterEach
  void close() {
    receiver.close();
    manual.close();
  }

  @Test
  void anEventIsThereExactlyWhenItsStepIs() {
    assertThatThrownBy(() ->
            manual.database.transact(() -> {
              enqueue("undone");
              throw new IllegalStateException("the step fails");
            }))
        .hasMessage("the step fails");
    manual.database.transact(() -> enqueue("done"));

    manual.deliverDue();

    assertThat(receiver.bodies()).containsExactly("done");
    assertThat(manual.history(job)).extracting(Event::place).containsExactly(1);
  }

  @Test
  void firstAttemptsGoOutInOrder() {
    List.of("1", "2", "3", "4", "5", "6").forEach(this::enqueue);

    assertThat(manual.claim()).extracting(Claimed::attempt).hasSize(1);
    manual.deliverDueAfter(Duration.ofSeconds(61));

    assertThat(receiver.bodies()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void aRetryingEventHoldsNobodyUp() {
    receiver.answering(500);
    List.of("1", "2", "3").forEach(this::enqueue);

    manual.deliverDue();
    assertThat(receiver.bodies()).containsExactly("1", "2", "3");
    manual.deliverDueAfter(Duration.ofMinutes(2));

    assertThat(receiver.bodies()).containsExactly("1", "2", "3", "1");
  }

  @Test
  void anotherReceiverOfTheSameJobIsNotHeldUp() {
    enqueue("1");
    manual.enqueue(manual.event(job, receiver.url("/second"), "2"));

    assertThat(manual.claim()).hasSize(2);
    manual.time.advance(Duration.ofSeconds(61));
    manual.deliverDue();
  }

  @Test
  void aKilledNodesClaimIsTakenOverWhenItTimesOut() {
    EventId id = enqueue("1");
    Claimed lost = manual.claim().getFirst();

    manual.deliverDueAfter(Duration.ofSeconds(59));
    assertThat(receiver.received).isEmpty();
    manual.deliverDueAfter(Duration.ofSeconds(1));

    assertThat(receiver.headers("X-Event-Id")).containsExactly(id.value());
    assertThat(manual.events.settle(lost, EventStatus.FAILED, null, manual.time.instant()))
        .as("the old owner is refused")
        .isFalse();
    assertThat(manual.history(job).getFirst().status()).isEqualTo(EventStatus.DELIVERED);
  }

  @Test
  void aClaimThatCannotCoverAnAttemptIsNotUsed() {
    enqueue("1");
    Claimed claimed = manual.claim().getFirst();
    manual.time.advance(Duration.ofSeconds(31));

    new Delivery(manual.database, manual.sender, null, manual.time).run(claimed);

    assertThat(receiver.received).isEmpty();
  }

  @Test
  void whatDiesBetweenSendingAndRecordingIsSentAgainUnderTheSameId() {
    EventId id = enqueue("1");
    Deliverer dying =
        manual.another((url, headers, body, timeout) -> {
          manual.sender.send(url, headers, body, timeout);
          throw new Death();
        });

    assertThatThrownBy(dying::deliverDue).hasCauseInstanceOf(Death.class);
    manual.deliverDue();
    assertThat(receiver.received).hasSize(1);
    manual.deliverDueAfter(Duration.ofSeconds(60));

    assertThat(receiver.headers("X-Event-Id")).containsExactly(id.value(), id.value());
    assertThat(receiver.headers("X-Delivery-Attempt")).containsExactly("1/5", "1/5");
    assertThat(manual.history(job).getFirst().attempts()).hasSize(1);
  }

  @Test
  void aStoppingNodeGivesItsClaimsBack() throws InterruptedException {
    enqueue("1");
    CountDownLatch sending = new CountDownLatch(1);
    WebhookSettings d = WebhookSettings.DEFAULT;
    WebhookSettings impatient =
        new WebhookSettings(
            null,
            d.flyingMax(),
            d.perReceiverMax(),
            d.poll(),
            d.claimFor(),
            Duration.ofMillis(300),
            d.retention());
    Deliverer stopping =
        new Deliverer(
            manual.database,
            (url, headers, body, timeout) -> {
              sending.countDown();
              new CountDownLatch(1).await();
              throw new IllegalStateException("never");
            },
            impatient,
            manual.time);
    stopping.start();
    assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();

    stopping.stop();
    manual.deliverDue();

    assertThat(receiver.bodies()).containsExactly("1");
  }

  @Test
  void twoNodesSendEachEventOnceAndEachJobInOrder() throws InterruptedException {
    int jobs = 40;
    int each = 5;
    List<JobId> ids = new ArrayList<>();
    for (int j = 0; j < jobs; j++) {
      JobId id = manual.job();
      ids.add(id);
      for (int n = 1; n <= each; n++) {
        manual.enqueue(manual.event(id, receiver.url("/" + j), "" + n));
      }
    }
    CountDownLatch all = new CountDownLatch(jobs * each);
    Sender counting =
        (url, headers, body, timeout) -> {
          try {
            return manual.sender.send(url, headers, body, timeout);
          } finally {
            all.countDown();
          }
        };
    Deliverer one =
        new Deliverer(manual.database, counting, WebhookSettings.DEFAULT, Time.system());
    Deliverer two =
        new Deliverer(manual.database, counting, WebhookSettings.DEFAULT, Time.system());
    one.start();
    two.start();

    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    one.stop();
    two.stop();

    assertThat(receiver.received).hasSize(jobs * each);
    for (int j = 0; j < jobs; j++) {
      String path = "/" + j;
      assertThat(receiver.received.stream().filter(r -> r.path().equals(path)))
          .extracting(Receiver.Received::body)
          .containsExactly("1", "2", "3", "4", "5");
      assertThat(manual.history(ids.get(j)))
          .extracting(Event::status)
          .containsOnly(EventStatus.DELIVERED);
    }
  }

  @Test
  void aStartedDelivererIsWokenByTheCommit() throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(1);
    WebhookSettings d = WebhookSettings.DEFAULT;
    WebhookSettings sleepy =
        new WebhookSettings(
            null,
            d.flyingMax(),
            d.perReceiverMax(),
            Duration.ofMinutes(10),
            d.claimFor(),
            d.grace(),
            d.retention());
    Deliverer deliverer =
        new Deliverer(
            manual.database,
            (url, headers, body, timeout) -> {
              sent.countDown();
              return new Sent.Answered(200, "");
            },
            sleepy,
            manual.time);
    deliverer.start();

    Webhooks webhooks = new Webhooks(manual.database, deliverer, manual.time);
    manual.database.transact(
        () -> webhooks.enqueue(manual.event(job, receiver.url("/"), "1", BodyForm.FROZEN, POLICY)));

    assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    deliverer.stop();
  }

  private EventId enqueue(String body) {
    return manual.enqueue(manual.event(job, receiver.url("/"), body));
  }

  /// Stands for a process that is gone: nothing after it runs.
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }
}
