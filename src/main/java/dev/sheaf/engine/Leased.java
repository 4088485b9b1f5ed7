package dev.sheaf.engine;

import dev.sheaf.failure.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shards this node has leased, and how each is run.
final class Leased {

  private static final Logger LOG = LoggerFactory.getLogger(Leased.class);

  private final Jobs jobs;
  private final Registry registry;
  private final BulkRun.Parts parts;
  private final Lanes lanes;
  private final EngineSettings settings;
  private final Threads threads;
  private volatile @Nullable Instant stopAt;
  private final Map<ShardKey, ShardRun<?, ?>> running = new ConcurrentHashMap<>();
  private final Set<Lease> active = ConcurrentHashMap.newKeySet();

  Leased(
      Jobs jobs,
      Registry registry,
      BulkRun.Parts parts,
      Lanes lanes,
      EngineSettings settings,
      Threads threads) {
    this.jobs = jobs;
    this.registry = registry;
    this.parts = parts;
    this.lanes = lanes;
    this.settings = settings;
    this.threads = threads;
  }

  /// Works on the shard until the lease is given back or lost.
  void run(Lease lease, BooleanSupplier othersWait) {
    active.add(lease);
    try {
      JobView job = registry.view(lease.jobId(), id -> jobs.byId(id).view());
      List<Stage<?, ?>> stages = registry.stages(job);
      boolean last = lease.stageNo() == stages.size() - 1;
      switch (stages.get(lease.stageNo())) {
        case ItemStage<?, ?> stage -> runItems(lease, job, stage, last, othersWait);
        case BulkStage<?, ?> stage -> runBulk(lease, job, stage, last, othersWait);
      }
    } catch (RuntimeException e) {
      LOG.error(
          "The run of {} (epoch {}) broke off; its lease is given back",
          lease.shard(),
          lease.epoch(),
          e);
      giveBack(lease);
    } finally {
      active.remove(lease);
    }
  }

  /// Those that are about to run are stopped as soon as they do.
  void stop(Instant until) {
    stopAt = until;
    running.values().forEach(run -> run.stop(until));
  }

  /// The runs under way, as they are now.
  Map<ShardKey, ShardRun<?, ?>> running() {
    return Map.copyOf(running);
  }

  /// The leases this node is working on in one way or other.
  Set<Lease> active() {
    return Set.copyOf(active);
  }

  private <I, O> void runBulk(
      Lease lease, JobView job, BulkStage<I, O> stage, boolean last, BooleanSupplier othersWait) {
    if (!StageEnd.isBulk(job.limits(), stage)) {
      runItems(lease, job, stage.live(), last, othersWait);
      return;
    }
    BulkRun<I, O> bulk = new BulkRun<>(lease, job, stage, attempts(job, stage.live(), last), parts);
    if (bulk.step()) {
      runItems(bulk.leaseNow(), job, stage.live(), last, othersWait);
    }
  }

  private <I, O> void runItems(
      Lease lease, JobView job, ItemStage<I, O> stage, boolean last, BooleanSupplier othersWait) {
    ShardRun<I, O> run =
        new ShardRun<>(
            lease,
            stage,
            attempts(job, stage, last),
            bounds(lease, job.limits()),
            new Backlog(lease, parts.items(), parts.results()),
            lanes,
            parts.recorder(),
            settings,
            parts.time(),
            threads.attempts(),
            othersWait);
    ShardRun<?, ?> before = running.put(lease.shard(), run);
    if (before != null) {
      before.abandon(); // its lease was lost and is ours anew
    }
    Instant until = stopAt;
    if (until != null) {
      run.stop(until);
    }
    boolean settled = false;
    try {
      settled = run.run();
    } finally {
      running.remove(lease.shard(), run);
    }
    if (!settled) {
      giveBack(lease);
    }
  }

  private Bounds bounds(Lease lease, Limits limits) {
    BigDecimal spentBefore =
        limits.budget() == null
            ? BigDecimal.ZERO
            : parts.stages().costBefore(lease.jobId(), lease.stageNo());
    return new Bounds(limits, spentBefore);
  }

  private <I, O> Attempts<I, O> attempts(JobView job, ItemStage<I, O> stage, boolean last) {
    List<String> names = registry.stages(job).stream().map(Stage::name).toList();
    Attempt.Contents contents =
        (earlier, seq) -> parts.results().content(job.id(), names.indexOf(earlier), seq);
    return new Attempts<>(job, stage, last, contents, ThreadLocalRandom.current());
  }

  /// If the lease is still ours after all, the shard must not stay with a node that does not work
  /// on it.
  private void giveBack(Lease lease) {
    try {
      Instant due = parts.time().instant().plus(settings.leaseMax());
      parts.database().transact(() -> parts.leases().release(lease, due));
    } catch (RuntimeException e) {
      Failure failure = Failure.ours("LEASE_STUCK", "The lease could not be given back");
      LOG.error("{} of {}: it is taken over once this node stops", failure, lease.shard(), e);
    }
  }
}
