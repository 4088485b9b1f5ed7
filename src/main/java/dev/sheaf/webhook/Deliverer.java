package dev.sheaf.webhook;

import dev.sheaf.egress.GuardedClient;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due, on every node. One thread claims, and each claimed event is sent on a virtual
/// thread of its own; what keeps two nodes from sending the same event is the claim in its row.
///
/// A killed node's claims time out and another node takes its events over, judged by the nodes' own
/// clocks: the half minute between the longest attempt and the claim's end is room for them to
/// differ.
public final class Deliverer {

  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final int SWEEP_MAX = 1_000;

  private final Events events;
  private final Delivery delivery;
  private final WebhookSettings settings;
  private final Time time;

  private final ExecutorService deliveries =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook").factory());
  private final AtomicInteger flying = new AtomicInteger();
  private final Map<String, Integer> flyingTo = new ConcurrentHashMap<>();
  private final Semaphore pokes = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;
  private Instant sweepAt = Instant.EPOCH;

  public Deliverer(Database database, GuardedClient client, WebhookSettings settings, Time time) {
    this(database, new GuardedSender(client), settings, time);
  }

  Deliverer(Database database, Sender sender, WebhookSettings settings, Time time) {
    this.events = new Events(database);
    this.delivery = new Delivery(database, sender, settings.secret(), time);
    this.settings = settings;
    this.time = time;
  }

  public void start() {
    Thread.ofPlatform().name("webhooks").daemon().start(this::loop);
  }

  /// Looks for due events at once instead of at the next poll.
  public void poke() {
    pokes.release();
  }

  /// Claims no more, gives attempts under way their grace, and gives the claims of the rest back.
  public void stop() {
    stopping = true;
    poke();
    try {
      stopped.await(settings.grace().toMillis(), TimeUnit.MILLISECONDS);
      deliveries.shutdown();
      if (!deliveries.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        deliveries.shutdownNow();
        deliveries.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      deliveries.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /// Sends everything that is due, and what becomes due by that, and waits until it is recorded:
  /// for tests with a clock of their own.
  void deliverDue() {
    sweep();
    for (List<Future<?>> round = claim(); !round.isEmpty(); round = claim()) {
      round.forEach(Deliverer::await);
    }
  }

  private void loop() {
    while (!stopping) {
      try {
        sweep();
        claim();
      } catch (RuntimeException e) {
        LOG.warn("Claiming webhooks failed and is tried again: {}", e.toString());
      }
      awaitPoke();
    }
    stopped.countDown();
  }

  /// Claims as much as there is room for and starts to send it.
  private List<Future<?>> claim() {
    List<Future<?>> started = new ArrayList<>();
    int room = settings.flyingMax() - flying.get();
    if (room > 0) {
      events
          .claim(
              time.instant(),
              settings.claimFor(),
              room,
              Map.copyOf(flyingTo),
              settings.perReceiverMax())
          .forEach(claimed -> started.add(start(claimed)));
    }
    return started;
  }

  private Future<?> start(Claimed claimed) {
    flying.incrementAndGet();
    flyingTo.merge(claimed.receiver(), 1, Integer::sum);
    return deliveries.submit(() -> {
      try {
        delivery.run(claimed);
      } catch (RuntimeException e) {
        LOG.warn("{} is sent again when its claim ends: {}", claimed.eventId(), e.toString());
      } finally {
        flyingTo.computeIfPresent(claimed.receiver(), (to, n) -> n == 1 ? null : n - 1);
        flying.decrementAndGet();
        // The job's next event may be due by this one's end, and a place is free.
        poke();
      }
    });
  }

  private void sweep() {
    Instant now = time.instant();
    if (now.isBefore(sweepAt.plus(SWEEP_EVERY))) {
      return;
    }
    int removed;
    do {
      removed = events.removeSettled(now.minus(settings.retention()), SWEEP_MAX);
    } while (removed == SWEEP_MAX);
    sweepAt = now;
  }

  private void awaitPoke() {
    try {
      if (pokes.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
        pokes.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery broke off", e.getCause());
    }
  }
}
