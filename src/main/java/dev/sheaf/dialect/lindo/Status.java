package dev.sheaf.dialect.lindo;

import java.util.Locale;

/// Where a job or a batch stands (contract, 1.2).
enum Status {
  SCHEDULED,
  RUNNING,
  COMPLETE,
  PARTIAL,
  ERRORED;

  boolean isDone() {
    return this != SCHEDULED && this != RUNNING;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
