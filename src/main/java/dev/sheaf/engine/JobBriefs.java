package dev.sheaf.engine;

import dev.sheaf.job.JobId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a poll of several jobs found.
///
/// @param jobs in no order
/// @param ends what came of their items by sequence number, as far as anything has
/// @param read the jobs whose ends were asked for
public record JobBriefs(
    List<JobBrief> jobs, Map<JobId, Map<Integer, ItemEnd>> ends, Set<JobId> read) {}
