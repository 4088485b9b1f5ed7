package dev.sheaf.engine;

import dev.sheaf.engine.Shards.Held;
import dev.sheaf.time.Time;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process as a member of the cluster: it says that it lives, claims shards while it has
/// places for them, and takes over from nodes that have fallen silent.
final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final UUID id = UUID.randomUUID();
  private final String name = ManagementFactory.getRuntimeMXBean().getName();
  private final Shards shards;
  private final Nodes nodes;
  private final Leased leased;
  private final Housekeeping housekeeping;
  private final EngineSettings settings;
  private final Time time;
  private final Threads threads;
  private final EngineMeter meter;

  private final AtomicInteger taken = new AtomicInteger();
  private final Semaphore pokes = new Semaphore(0);
  private final Semaphore checks = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(2);
  private volatile boolean stopping;
  private volatile boolean claiming = true;
  private volatile int liveNodes = 1;
  private @Nullable Instant beatAt;
  private Instant quietUntil = Instant.EPOCH;

  /// Leased to us at the last beat although we did not work on them. Twice in a row is no
  /// coincidence.
  private Set<ShardKey> orphans = Set.of();

  Node(
      Shards shards,
      Nodes nodes,
      Leased leased,
      Housekeeping housekeeping,
      EngineSettings settings,
      Time time,
      Threads threads,
      EngineMeter meter) {
    this.shards = shards;
    this.nodes = nodes;
    this.leased = leased;
    this.housekeeping = housekeeping;
    this.settings = settings;
    this.time = time;
    this.threads = threads;
    this.meter = meter;
  }

  /// How many shards it works on.
  int shards() {
    return taken.get();
  }

  void start() {
    join();
    Thread.ofPlatform().name("heartbeat").daemon().start(this::beatLoop);
    Thread.ofPlatform().name("claim").daemon().start(this::claimLoop);
  }

  void poke() {
    pokes.release();
  }

  void checkLeases() {
    checks.release();
  }

  void stop() {
    stopping = true;
    Instant until = time.instant().plus(settings.grace());
    leased.stop(until);
    poke();
    checkLeases();
    awaitIdle(until.plus(settings.leaseMax()));
    nodes.leave(id);
    LOG.info("Node {} has stopped; {} shards were not given back", name, taken.get());
  }

  private void join() {
    liveNodes = nodes.beat(id, name, settings.leaseMax());
    beatAt = time.instant();
    if (settings.alone()) {
      nodes.forgetOthers(id);
      rescue();
    }
    housekeeping.run(time.instant());
  }

  // ---- claiming ----

  private void claimLoop() {
    while (!stopping) {
      guarded("Claiming shards", () -> claim());
      await(pokes, settings.poll());
    }
    claiming = false;
    checkLeases();
    stopped.countDown();
  }

  /// Claims until nothing is due or every place is taken.
  private boolean claim() {
    boolean any = false;
    for (int free = free(); free > 0 && !stopping; free = free()) {
      int perJob = Math.ceilDiv(settings.shardsPerJob(), Math.max(1, liveNodes));
      List<Lease> leases = shards.claim(id, time.instant(), free, perJob);
      if (leases.isEmpty()) {
        return any;
      }
      any = true;
      leases.forEach(this::run);
      if (leases.size() < free) {
        return true; // there were no more
      }
    }
    return any;
  }

  private int free() {
    return settings.shardSlots() - taken.get();
  }

  private void run(Lease lease) {
    taken.incrementAndGet();
    threads
        .shards()
        .execute(() -> {
          try {
            leased.run(lease, () -> free() <= 0);
          } finally {
            taken.decrementAndGet();
            poke();
          }
        });
  }

  void runDue() {
    if (beatAt == null) {
      join();
    }
    liveNodes = nodes.beat(id, name, settings.leaseMax());
    rescue();
    do {
      housekeeping.run(time.instant());
    } while (claim());
  }

  // ---- living ----

  /// As long as there is something to live for, which the last claim may bring.
  private void beatLoop() {
    while (!stopping || claiming || taken.get() > 0) {
      guarded("The heartbeat", this::beat);
      await(checks, settings.heartbeat());
    }
    stopped.countDown();
  }

  private void beat() {
    Instant now = time.instant();
    boolean wasSilent =
        beatAt != null && now.isAfter(beatAt.plus(settings.heartbeat().multipliedBy(3)));
    liveNodes = nodes.beat(id, name, settings.leaseMax());
    beatAt = now;
    compareLeases(now);
    if (wasSilent) {
      // The database may have been away from every node: let the others say that they live first.
      LOG.warn("The heartbeat was late; takeovers wait for one lease time");
      quietUntil = now.plus(settings.leaseMax());
    } else if (!now.isBefore(quietUntil)) {
      rescue();
    }
    housekeeping.run(now);
  }

  /// Holds what we work on against what the database says is ours.
  private void compareLeases(Instant now) {
    Map<ShardKey, ShardRun<?, ?>> running = leased.running();
    Map<ShardKey, Held> held = shards.heldBy(id);
    running.forEach((shard, run) -> {
      Held ours = held.get(shard);
      if (ours == null) {
        run.abandon();
        return;
      }
      run.cancel(ours.cancels());
      if (ours.paused()) {
        run.stop(now.plus(settings.retention()));
      }
    });
    Set<ShardKey> idle = new HashSet<>(held.keySet());
    leased.active().forEach(lease -> idle.remove(lease.shard()));
    idle.stream().filter(orphans::contains).forEach(shard -> shards.releaseOrphan(id, shard));
    orphans = idle;
  }

  private void rescue() {
    List<ShardKey> rescued = nodes.rescue(settings.leaseMax(), time.instant());
    if (!rescued.isEmpty()) {
      meter.rescued(rescued.size());
      LOG.warn(
          "Took back {} shards of nodes that fell silent, the first is {}; their unrecorded results are run again",
          rescued.size(),
          rescued.getFirst());
      poke();
    }
  }

  private void awaitIdle(Instant until) {
    try {
      Duration left = Duration.between(time.instant(), until);
      stopped.await(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Semaphore signal, Duration max) {
    try {
      if (signal.tryAcquire(max.toMillis(), TimeUnit.MILLISECONDS)) {
        signal.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A background loop must outlive whatever goes wrong in one round of it.
  private static void guarded(String what, Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed and is tried again: {}", what, e.toString());
    }
  }
}
