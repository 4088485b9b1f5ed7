package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a poll of several jobs found.
///
/// @param jobs in no order
/// @param ends what came of their items by sequence number, as far as anything has
public record JobBriefs(List<JobBrief> jobs, Map<JobId, Map<Integer, ItemEnd>> ends) {

  static JobBriefs none() {
    return new JobBriefs(new ArrayList<>(), new HashMap<>());
  }

  void add(JobBrief job, Map<Integer, ItemEnd> ofJob) {
    jobs.add(job);
    ends.put(job.id(), ofJob);
  }

  void addAll(JobBriefs more) {
    jobs.addAll(more.jobs);
    ends.putAll(more.ends);
  }
}
