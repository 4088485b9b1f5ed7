package dev.sheaf.engine;

/// Is told of every step in the life of jobs of a kind, inside the transaction that makes the step:
/// what it writes to the database is there exactly when the step is.
public interface JobWatcher {

  String kind();

  void changed(JobChange change, JobSnapshot job);
}
