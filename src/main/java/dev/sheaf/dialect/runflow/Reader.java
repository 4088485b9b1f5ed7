package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.BatchBody.Inside;
import dev.sheaf.dialect.runflow.RunRows.Brief;
import dev.sheaf.run.Runs.Accepted;
import dev.sheaf.store.Database;
import java.util.Optional;
import java.util.UUID;

/// Reads a batch whole, as of one moment: its counters and its items tell the same story.
public final class Reader {

  private final Database database;
  private final BatchRows batches;
  private final RunRows runs;

  public Reader(Database database, BatchRows batches, RunRows runs) {
    this.database = database;
    this.batches = batches;
    this.runs = runs;
  }

  Optional<BatchBody> batch(UUID org, UUID id) {
    return database.inSnapshot(() -> batches.find(org, id).map(this::whole));
  }

  /// A batch as it was accepted, whatever has become of it since: its items are not read again,
  /// which would take longer than accepting them.
  CreatedBatch created(UUID org, Accepted accepted) {
    BatchRow batch = batches.find(org, accepted.id()).orElseThrow();
    return CreatedBatch.of(batch, accepted.runs().stream().map(Brief::of).toList());
  }

  Envelope envelope(BatchRow batch) {
    return Envelope.of(batch, runs.all(batch.orgId(), batch.jobId()));
  }

  private BatchBody whole(BatchRow batch) {
    return BatchBody.whole(
        batch,
        new Inside(
            runs.inputs(batch.orgId(), batch.jobId()),
            runs.briefs(batch.orgId(), batch.jobId()),
            batch.isTerminal() ? envelope(batch) : null));
  }
}
