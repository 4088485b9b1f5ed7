package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.RunBody.Steps;
import dev.sheaf.run.Action;
import dev.sheaf.run.Target;
import dev.sheaf.run.Targets;
import java.util.Optional;

/// Makes whole runs of rows: a run through a flow also says how far it is.
public final class RunBodies {

  private final Targets targets;
  private final RunLogs logs;

  public RunBodies(Targets targets, RunLogs logs) {
    this.targets = targets;
    this.logs = logs;
  }

  RunBody of(RunRow run) {
    return RunBody.of(run, steps(run));
  }

  /// With the steps and the log within.
  RunBody of(RunRow run, boolean nodeRuns, boolean entries) {
    return RunBody.of(
        run,
        steps(run),
        nodeRuns ? logs.nodeRuns(run.orgId(), run.id()) : null,
        entries ? logs.entries(run.orgId(), run.id()) : null);
  }

  private Steps steps(RunRow run) {
    Optional<Target> target = targets.version(run.targetVersionId());
    boolean flow = target.filter(t -> t.action() instanceof Action.Flow).isPresent();
    return flow
        ? new Steps(target.get().nodesTotal(), logs.nodesCompleted(run.id()), true)
        : Steps.single(run);
  }
}
