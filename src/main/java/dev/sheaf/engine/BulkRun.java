package dev.sheaf.engine;

import dev.sheaf.engine.BulkStage.BulkItem;
import dev.sheaf.engine.BulkStage.Progress;
import dev.sheaf.engine.Items.Input;
import dev.sheaf.engine.Lease.Bulk;
import dev.sheaf.engine.Recorded.Retried;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.engine.Results.Tries;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.job.Tally;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one step of a shard's hand-over to a provider's batch API and gives the shard back:
/// submit, or ask how far it is, or collect. Each step leaves the shard in a state from which any
/// node can take the next.
///
/// The order of notes is what keeps a crash from costing twice: "submitting" is on disk before the
/// provider is called, so a node that finds that note without a handle looks for the batch first.
final class BulkRun<I, O> {

  private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);
  private static final int CHUNK = 500;
  private static final int SUBMITS_MAX = 5;
  private static final Duration FIRST_POLL = Duration.ofSeconds(1);
  private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(5);

  private final Lease lease;
  private final JobView job;
  private final BulkStage<I, O> stage;
  private final Attempts<I, O> attempts;
  private final Parts parts;

  private final List<Settled> settled = new ArrayList<>();
  private final List<Retried> retried = new ArrayList<>();
  private Tally tally;

  BulkRun(Lease lease, JobView job, BulkStage<I, O> stage, Attempts<I, O> attempts, Parts parts) {
    this.lease = lease;
    this.job = job;
    this.stage = stage;
    this.attempts = attempts;
    this.parts = parts;
    this.tally = lease.tally();
  }

  /// What a step needs of the engine.
  record Parts(
      Database database,
      Items items,
      Results results,
      Leases leases,
      Stages stages,
      StageEnd stageEnd,
      Recorder recorder,
      Time time) {}

  /// True when what is left of the shard runs live, under the same lease.
  boolean step() {
    Bulk bulk = lease.bulk();
    if (bulk != null && bulk.phase() == BulkPhase.LIVE) {
      return true;
    }
    try {
      if (job.limits().isOver(parts.time().instant())) {
        return callOff(bulk);
      }
      if (bulk == null) {
        submit(0);
        return false;
      }
      return bulk.handle() == null ? resumeSubmit(bulk) : follow(bulk, bulk.handle());
    } catch (FailureException e) {
      stumble(e.failure());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      release(TROUBLE_PAUSE);
    }
    return false;
  }

  // ---- submitting ----

  private boolean resumeSubmit(Bulk bulk) throws InterruptedException {
    Optional<String> found = stage.find(key(), bulk.since(), tally.unfinished());
    if (found.isPresent()) {
      LOG.info("Found the provider's batch for {} again: {}", lease.shard(), found.get());
      submitted(bulk, found.get());
    } else if (bulk.tries() >= SUBMITS_MAX) {
      fail(
          Failure.target(
              "BATCH_SUBMIT_FAILED",
              "The provider did not take the batch in " + SUBMITS_MAX + " tries"));
    } else {
      submit(bulk.tries());
    }
    return false;
  }

  private void submit(int earlierTries) throws InterruptedException {
    Bulk bulk = new Bulk(BulkPhase.SUBMITTING, parts.time().instant(), null, earlierTries + 1);
    if (parts.leases().bulk(lease, bulk)) {
      submitted(bulk, stage.submit(key(), job, new Reader()));
    }
  }

  private void submitted(Bulk bulk, String handle) {
    Instant now = parts.time().instant();
    parts
        .database()
        .transact(() -> {
          parts.stages().lock(lease.jobId());
          if (parts
              .leases()
              .bulk(lease, new Bulk(BulkPhase.SUBMITTED, bulk.since(), handle, bulk.tries()))) {
            parts.stageEnd().started(lease.jobId(), lease.stageNo(), now);
            parts.leases().release(lease, job.limits().orDeadline(now.plus(FIRST_POLL)));
          }
        });
  }

  // ---- following ----

  private boolean follow(Bulk bulk, String handle) throws InterruptedException {
    return switch (stage.poll(handle)) {
      case Progress.Running(Duration pause) -> {
        release(pause);
        yield false;
      }
      case Progress.Ended(Failure failure) -> collect(bulk, handle, failure);
    };
  }

  /// Records what the batch gave. What it did not do runs live, unless it failed and gave nothing
  /// at all.
  private boolean collect(Bulk bulk, String handle, @Nullable Failure failure)
      throws InterruptedException {
    BitSet seen = recorded();
    Map<Integer, Tries> tries = tries();
    tries.keySet().forEach(seq -> seen.set(seq - lease.seqFrom()));
    boolean[] ours = {true};
    stage.collect(
        handle,
        this::input,
        (seq, outcome) -> {
          boolean inShard = seq >= lease.seqFrom() && seq < lease.seqTo();
          if (ours[0] && inShard && !seen.get(seq - lease.seqFrom())) {
            seen.set(seq - lease.seqFrom());
            ours[0] = take(seq, outcome);
          }
        });
    if (!ours[0] || !flush()) {
      return false;
    }
    if (failure != null && tally.succeeded() == 0) {
      fail(failure);
      return false;
    }
    return parts.leases().bulk(lease, new Bulk(BulkPhase.LIVE, bulk.since(), handle, bulk.tries()));
  }

  private Optional<Attempt<I>> input(int seq) {
    return parts.items().next(lease.jobId(), lease.stageNo(), seq, seq + 1, 1).stream()
        .findFirst()
        .map(this::attempt);
  }

  private Attempt<I> attempt(Input input) {
    Work work = new Work(input.seq(), input.json(), Tries.NONE);
    return attempts.attempt(work, parts.time().instant());
  }

  private boolean take(int seq, Outcome<O> outcome) {
    Work work = new Work(seq, new byte[0], Tries.NONE);
    Instant now = parts.time().instant();
    Instant startedAt = lease.bulk() == null ? now : lease.bulk().since();
    switch (attempts.judge(work, outcome, startedAt, now)) {
      case Settled result -> settled.add(result);
      case Retried attempt -> retried.add(attempt);
    }
    return settled.size() + retried.size() < CHUNK || flush();
  }

  private boolean flush() {
    Tally next = Flush.add(tally, settled, retried);
    Flush.Progress progress =
        new Flush.Progress(
            next,
            lease.lowWater(),
            lease.startMark(),
            Map.of(),
            List.of(),
            lease.cancels().size(),
            lease.bulk() == null ? null : lease.bulk().since());
    Flush flush = new Flush(List.copyOf(settled), List.copyOf(retried), progress, Flush.After.KEEP);
    if (parts.recorder().write(lease, attempts.label(), flush) != Recorder.Written.YES) {
      return false;
    }
    tally = next;
    settled.clear();
    retried.clear();
    return true;
  }

  /// The lease as it stands after this step, for the live run that follows.
  Lease leaseNow() {
    return new Lease(
        lease.shard(),
        lease.node(),
        lease.epoch(),
        lease.seqFrom(),
        lease.seqTo(),
        lease.lowWater(),
        lease.startMark(),
        lease.bulk(),
        lease.cancels(),
        tally);
  }

  /// The job's deadline has passed: the provider may stop, and what is left fails in a live run.
  private boolean callOff(@Nullable Bulk bulk) throws InterruptedException {
    if (bulk == null || bulk.handle() == null) {
      return true;
    }
    try {
      stage.cancel(bulk.handle());
    } catch (FailureException e) {
      LOG.warn("The batch of {} goes on for nothing: {}", lease.shard(), e.failure());
    }
    return true;
  }

  // ---- leaving ----

  private void stumble(Failure failure) {
    if (failure.kind() == FailureKind.CALLER) {
      fail(failure);
    } else {
      LOG.warn("The batch of {} waits: {}", lease.shard(), failure);
      release(TROUBLE_PAUSE);
    }
  }

  private void release(Duration pause) {
    Instant due = job.limits().orDeadline(parts.time().instant().plus(pause));
    parts.database().transact(() -> parts.leases().release(lease, due));
  }

  private void fail(Failure failure) {
    parts
        .database()
        .transact(() -> {
          parts.stages().lock(lease.jobId());
          if (parts.leases().stillOurs(lease)) {
            Instant now = parts.time().instant();
            parts.stageEnd().fail(lease.jobId(), lease.stageNo(), failure, now);
          }
        });
  }

  private String key() {
    return lease.shard().bulkKey();
  }

  private BitSet recorded() {
    return parts.results().recorded(lease.jobId(), lease.stageNo(), lease.seqFrom(), lease.seqTo());
  }

  private Map<Integer, Tries> tries() {
    return parts.results().tries(lease.jobId(), lease.stageNo(), lease.seqFrom(), lease.seqTo());
  }

  /// The shard's unfinished items, read a chunk at a time while they are sent.
  private final class Reader implements Iterator<BulkItem<I>> {

    private final BitSet done = recorded();
    private Iterator<Input> chunk = List.<Input>of().iterator();
    private int cursor = lease.seqFrom();

    @Override
    public boolean hasNext() {
      while (!chunk.hasNext() && cursor < lease.seqTo()) {
        List<Input> read =
            parts.items().next(lease.jobId(), lease.stageNo(), cursor, lease.seqTo(), CHUNK);
        cursor = read.size() < CHUNK ? lease.seqTo() : read.getLast().seq() + 1;
        chunk = read.stream().filter(item -> !done.get(item.seq() - lease.seqFrom())).iterator();
      }
      return chunk.hasNext();
    }

    @Override
    public BulkItem<I> next() {
      return new BulkItem<>(attempt(chunk.next()));
    }
  }
}
