package dev.sheaf.engine;

import java.util.EnumSet;
import java.util.Set;

/// Is told of every step in the life of jobs of a kind, inside the transaction that makes the step:
/// what it writes to the database is there exactly when the step is.
public interface JobWatcher {

  String kind();

  /// The steps it wants to hear of; of others it is not told.
  default Set<JobChange.Kind> hears() {
    return EnumSet.allOf(JobChange.Kind.class);
  }

  void changed(JobChange change, JobSnapshot job);
}
