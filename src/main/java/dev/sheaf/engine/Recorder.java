package dev.sheaf.engine;

import dev.sheaf.engine.Flush.After;
import dev.sheaf.engine.Recorded.Settled;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Writes flushes: results, progress and what follows from them, in one transaction behind the
/// fence.
///
/// The shard row is written first. If the lease is no longer ours no row matches, and nothing of
/// the flush is written. When the database falters, the flush is tried again for as long as it
/// takes to know: the first try may have been committed although nobody could say so, so a repeat
/// leaves out what is there.
final class Recorder {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final Stages stages;
  private final Shards shards;
  private final Leases leases;
  private final Results results;
  private final StageEnd stageEnd;
  private final Polled polled;
  private final EngineSettings settings;
  private final Time time;
  private final EngineMeter meter;

  Recorder(
      Database database,
      Stages stages,
      Shards shards,
      Leases leases,
      Results results,
      StageEnd stageEnd,
      Polled polled,
      EngineSettings settings,
      Time time,
      EngineMeter meter) {
    this.database = database;
    this.stages = stages;
    this.shards = shards;
    this.leases = leases;
    this.results = results;
    this.stageEnd = stageEnd;
    this.polled = polled;
    this.settings = settings;
    this.time = time;
    this.meter = meter;
  }

  /// What became of a flush.
  enum Written {
    YES,
    /// The shard has another owner, or none: the flush is dropped.
    LEASE_LOST,
    /// Items were cancelled that the flush does not know of: to be written anew without them.
    CANCELS_CAME
  }

  /// Which stage of which kind of job a flush is for.
  record StageLabel(String kind, String stage) {}

  Written write(Lease lease, StageLabel label, Flush flush) {
    long began = time.nanos();
    Written written = writeAtLast(lease, flush);
    switch (written) {
      case YES ->
          meter.flushed(
              label.kind(),
              label.stage(),
              EngineMeter.Ends.of(flush),
              Duration.ofNanos(time.nanos() - began));
      case LEASE_LOST -> meter.refused(label.kind(), label.stage());
      case CANCELS_CAME -> {}
    }
    return written;
  }

  private Written writeAtLast(Lease lease, Flush flush) {
    Instant end = time.instant().plus(PATIENCE);
    boolean repeat = false;
    while (true) {
      try {
        return writeOnce(lease, flush, repeat);
      } catch (DataAccessException | TransactionException e) {
        if (time.instant().isAfter(end)) {
          throw e;
        }
        LOG.warn("A flush of {} failed and is tried again: {}", lease.shard(), e.getMessage());
        repeat = true;
        pause();
      }
    }
  }

  private Written writeOnce(Lease lease, Flush flush, boolean repeat) {
    return database.inTransaction(() -> {
      if (flush.after() instanceof After.Done) {
        stages.lock(lease.jobId());
      }
      if (!leases.progress(lease, flush.progress(), flush.after() instanceof After.Done)) {
        return notWritten(lease, flush, repeat);
      }
      insert(lease, repeat ? withoutRecorded(lease, flush) : flush);
      if (repeat) {
        polled.forget(lease.jobId()); // what the first try recorded was not told
      }
      follow(lease, flush.after());
      return Written.YES;
    });
  }

  private Written notWritten(Lease lease, Flush flush, boolean repeat) {
    if (cancels(lease).size() > flush.progress().cancels()) {
      return Written.CANCELS_CAME;
    }
    return repeat && isDone(lease, flush) ? Written.YES : Written.LEASE_LOST;
  }

  /// The cancelled items of the shard; none if the lease is gone.
  List<Integer> cancels(Lease lease) {
    return leases.cancels(lease).orElse(List.of());
  }

  private void insert(Lease lease, Flush flush) {
    results.insert(lease.jobId(), lease.stageNo(), flush.settled());
    if (!flush.retried().isEmpty()) {
      results.insertAttempts(lease.jobId(), lease.stageNo(), flush.retried());
    }
  }

  private void follow(Lease lease, After after) {
    Instant now = time.instant();
    switch (after) {
      case After.Keep _ -> {}
      case After.Done _ -> stageEnd.shardDone(lease.jobId(), lease.stageNo(), now);
      case After.Release(Instant due) -> {
        leases.release(lease, due);
        if (due.isAfter(now)) {
          shards.promote(lease.jobId(), lease.stageNo(), settings.shardsPerJob(), now);
        }
      }
    }
  }

  /// A repeat that finds the lease gone may find its own first try behind it: then all is there
  /// already.
  private boolean isDone(Lease lease, Flush flush) {
    return !(flush.after() instanceof After.Keep)
        && withoutRecorded(lease, flush).settled().isEmpty();
  }

  private Flush withoutRecorded(Lease lease, Flush flush) {
    BitSet recorded =
        results.recorded(lease.jobId(), lease.stageNo(), lease.seqFrom(), lease.seqTo());
    List<Settled> missing =
        flush.settled().stream().filter(r -> !recorded.get(r.seq() - lease.seqFrom())).toList();
    var tries = results.tries(lease.jobId(), lease.stageNo(), lease.seqFrom(), lease.seqTo());
    return new Flush(
        missing,
        flush.retried().stream()
            .filter(r -> tries.getOrDefault(r.seq(), Results.Tries.NONE).number() < r.attempt())
            .toList(),
        flush.progress(),
        flush.after());
  }

  private void pause() {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
