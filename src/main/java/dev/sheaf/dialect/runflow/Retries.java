package dev.sheaf.dialect.runflow;

import dev.sheaf.engine.Engine;
import dev.sheaf.engine.ItemResult;
import dev.sheaf.job.JobId;
import dev.sheaf.run.NewRuns.NewRun;
import dev.sheaf.run.Target;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Takes the runs of an ended batch that are to be tried again. What has ended stays as it ended:
/// they become a batch of their own.
public final class Retries {

  private static final int PAGE = 500;

  private final Engine engine;

  public Retries(Engine engine) {
    this.engine = engine;
  }

  /// The failed runs, in their order, checked against the target as it is now; with the cancelled
  /// ones if that is asked for.
  List<NewRun> of(BatchRow batch, Target target, boolean withCancelled) {
    List<NewRun> again = new ArrayList<>();
    JobId job = new JobId(batch.jobId());
    for (int from = 0; from < batch.total(); from += PAGE) {
      for (ItemResult item : engine.items(job, from, PAGE)) {
        if (item.hasFailed() || (withCancelled && item.isCancelled())) {
          again.add(NewRunsReader.checked(item.clientRef(), item.input(ObjectNode.class), target));
        }
      }
    }
    return again;
  }
}
