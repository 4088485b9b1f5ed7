package dev.sheaf.engine;

/// A step in the life of a job. `stage` names the stage it is about and is empty for the job
/// itself.
public record JobChange(Kind kind, String stage) {

  /// What happened.
  public enum Kind {
    ACCEPTED,
    /// The job left the queue and its first stage is open.
    STARTED,
    /// A stage's work began; for bulk work, the provider took it.
    STAGE_STARTED,
    /// Every item of the stage has a result, or the stage failed as a whole.
    STAGE_CLOSED,
    ENDED
  }

  static JobChange of(Kind kind) {
    return new JobChange(kind, "");
  }
}
