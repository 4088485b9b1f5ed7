package dev.sheaf.engine;

import dev.sheaf.store.Database;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be done now and then: scheduled jobs whose hour has come, paused ones whose deadline
/// has, partitions ahead and behind.
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int DUE_MAX = 100;
  private static final int DAYS_AHEAD = 2;
  private static final Duration PARTITIONS_EVERY = Duration.ofHours(1);

  private final Database database;
  private final Partitions partitions;
  private final Jobs jobs;
  private final StageEnd stageEnd;
  private final CallOffs callOffs;
  private final EngineSettings settings;
  private Instant partitionsAt = Instant.EPOCH;

  Housekeeping(
      Database database,
      Partitions partitions,
      Jobs jobs,
      StageEnd stageEnd,
      CallOffs callOffs,
      EngineSettings settings) {
    this.database = database;
    this.partitions = partitions;
    this.jobs = jobs;
    this.stageEnd = stageEnd;
    this.callOffs = callOffs;
    this.settings = settings;
  }

  void run(Instant now) {
    if (!now.isBefore(partitionsAt.plus(PARTITIONS_EVERY))) {
      partitions.ensureAhead(now, DAYS_AHEAD);
      partitions
          .drop(now, settings.retention())
          .forEach(day -> LOG.info("Dropped the jobs of {}: their retention is over", day));
      partitionsAt = now;
    }
    database.transact(() ->
        jobs.enqueueDue(now, DUE_MAX)
            .forEach(job -> stageEnd.enter(job.id(), job.orgId(), job.kind(), now)));
    jobs.pausedOverdue(now, DUE_MAX)
        .forEach(id -> database.transact(() -> stageEnd.resume(id, now)));
    callOffs.run(now);
  }
}
