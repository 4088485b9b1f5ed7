package dev.sheaf.job;

import java.util.Locale;

/// Where a job stands. The dialects translate it into their vendor's words.
public enum JobStatus {
  /// Accepted for a later time.
  SCHEDULED,
  /// Accepted; waits until fewer jobs of its organisation run.
  QUEUED,
  RUNNING,
  /// Every item succeeded.
  COMPLETE,
  /// Some items succeeded and some did not.
  PARTIAL,
  /// No item succeeded, or a whole stage failed.
  ERRORED,
  CANCELLED;

  public boolean isTerminal() {
    return switch (this) {
      case SCHEDULED, QUEUED, RUNNING -> false;
      case COMPLETE, PARTIAL, ERRORED, CANCELLED -> true;
    };
  }

  /// The word in the database and in our own API.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static JobStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
