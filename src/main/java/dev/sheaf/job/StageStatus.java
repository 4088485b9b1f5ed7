package dev.sheaf.job;

import java.util.Locale;

/// Where a stage of a job stands.
public enum StageStatus {
  /// An earlier stage is still at work.
  WAITING,
  RUNNING,
  /// Every item has a result, good or bad.
  COMPLETE,
  /// The stage as a whole failed, and the job with it.
  FAILED,
  /// No item needed it.
  SKIPPED,
  CANCELLED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static StageStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
