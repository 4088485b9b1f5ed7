package dev.sheaf.dialect.runflow;

import dev.sheaf.engine.JobChange;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.JobWatcher;
import dev.sheaf.run.RunJob;
import dev.sheaf.run.RunPipeline;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// Sends the one callback of a batch, or of a run on its own, in the transaction that ends it.
public final class RunflowEvents implements JobWatcher {

  private final Callbacks callbacks;
  private final CallbackBodies bodies;
  private final BatchRows batches;
  private final RunRows runs;
  private final OrgWebhooks webhooks;

  public RunflowEvents(
      Callbacks callbacks,
      CallbackBodies bodies,
      BatchRows batches,
      RunRows runs,
      OrgWebhooks webhooks) {
    this.callbacks = callbacks;
    this.bodies = bodies;
    this.batches = batches;
    this.runs = runs;
    this.webhooks = webhooks;
  }

  @Override
  public String kind() {
    return RunPipeline.KIND;
  }

  @Override
  public Set<JobChange.Kind> hears() {
    return EnumSet.of(JobChange.Kind.ENDED);
  }

  @Override
  public void changed(JobChange change, JobSnapshot job) {
    UUID batch = job.job().input(RunJob.class).batchId();
    if (batch != null) {
      batches
          .find(job.job().orgId(), batch)
          .ifPresent(row -> {
            bodies.ofBatch(row).ifPresent(callbacks::send);
            webhooks.tell(row.orgId(), () -> bodies.newsOf(row));
          });
    } else {
      runs.all(job.job().orgId(), job.job().id().value())
          .forEach(run -> {
            bodies.ofRun(run).ifPresent(callbacks::send);
            webhooks.tell(run.orgId(), () -> bodies.newsOf(run));
          });
    }
  }
}
