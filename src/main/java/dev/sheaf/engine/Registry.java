package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pipelines and watchers this server has, by kind, and the jobs it has lately worked on.
final class Registry {

  private static final int VIEWS_MAX = 1_000;

  private final Map<String, Pipeline> pipelines;
  private final Map<String, List<JobWatcher>> watchers;
  private final Map<JobId, JobView> views =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<JobId, JobView> eldest) {
              return size() > VIEWS_MAX;
            }
          });

  Registry(List<Pipeline> pipelines, List<JobWatcher> watchers) {
    this.pipelines =
        pipelines.stream().collect(Collectors.toMap(Pipeline::kind, Function.identity()));
    this.watchers = watchers.stream().collect(Collectors.groupingBy(JobWatcher::kind));
  }

  Pipeline pipeline(String kind) {
    Pipeline pipeline = pipelines.get(kind);
    if (pipeline == null) {
      throw new IllegalArgumentException(
          "there is no pipeline of kind " + kind + "; this server has " + pipelines.keySet());
    }
    return pipeline;
  }

  List<String> tablesByDay() {
    return pipelines.values().stream().flatMap(p -> p.tablesByDay().stream()).toList();
  }

  List<Stage<?, ?>> stages(JobView job) {
    return pipeline(job.kind()).stages(job);
  }

  void tell(JobChange change, JobSnapshot job) {
    listeners(job.job().kind(), change.kind()).forEach(watcher -> watcher.changed(change, job));
  }

  boolean isHeard(String kind, JobChange.Kind change) {
    return listeners(kind, change).findAny().isPresent();
  }

  private Stream<JobWatcher> listeners(String kind, JobChange.Kind change) {
    return watchers.getOrDefault(kind, List.of()).stream()
        .filter(watcher -> watcher.hears().contains(change));
  }

  /// The job has started; its shards will ask for it.
  void remember(JobView job) {
    views.put(job.id(), job);
  }

  /// A job's fixed part, remembered because every shard of it needs it.
  JobView view(JobId id, Function<JobId, JobView> load) {
    JobView known = views.get(id);
    if (known == null) {
      known = load.apply(id);
      views.put(id, known);
    }
    return known;
  }
}
