package dev.sheaf.run;

import java.util.Locale;

/// Where a run failed (contract, 1.5).
public enum FailureStage {
  PREPROCESS,
  DISPATCH,
  EXECUTION,
  POSTPROCESS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
