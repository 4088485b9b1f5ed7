package dev.sheaf.run;

import java.util.List;

/// What came of applying a file of targets: either problems and nothing changed, or what became of
/// each target.
public record ApplyReport(List<String> problems, List<Applied> applied) {

  public ApplyReport {
    problems = List.copyOf(problems);
    applied = List.copyOf(applied);
  }

  /// One target of the file.
  public record Applied(TargetKind kind, String path, int version, Change change) {}

  /// What the file changed.
  public enum Change {
    CREATED,
    UPDATED,
    UNCHANGED
  }

  public boolean isGood() {
    return problems.isEmpty();
  }
}
