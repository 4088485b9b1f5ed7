package dev.sheaf.run;

import dev.sheaf.engine.JobView;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.engine.Stage;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.UUID;

/// The recipe of a batch of runs, and of a run on its own: one stage, which calls the target. A job
/// keeps the version of the target that it began with.
public final class RunPipeline implements Pipeline {

  public static final String KIND = "run";

  private final Targets targets;
  private final Executors executors;
  private final RunNotes notes;
  private final Time time;

  public RunPipeline(Targets targets, Executors executors, RunNotes notes, Time time) {
    this.targets = targets;
    this.executors = executors;
    this.notes = notes;
    this.time = time;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Stage<?, ?>> stages(JobView job) {
    RunJob input = job.input(RunJob.class);
    Target target = version(input.targetVersionId());
    Running live = new Running(target, input, executors, notes, time);
    return input.isBulk() && target.action() instanceof Action.Llm llm
        ? List.of(new RunningInBulk(live, target, llm, job.orgId(), executors.llm()))
        : List.of(live);
  }

  @Override
  public List<String> tablesByDay() {
    return List.of("run", "run_log", "node_run");
  }

  private Target version(UUID id) {
    return targets
        .version(id)
        .orElseThrow(() -> new IllegalStateException("there is no target version " + id));
  }
}
