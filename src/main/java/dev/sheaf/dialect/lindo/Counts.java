package dev.sheaf.dialect.lindo;

import java.util.ArrayList;
import java.util.List;

/// How many jobs of a batch stand where, and what that makes of the batch (contract, 1.5 and 1.7).
record Counts(int scheduled, int running, int complete, int partial, int errored, int notFound) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  Counts plusNotFound() {
    return new Counts(scheduled, running, complete, partial, errored, notFound + 1);
  }

  Counts plus(Status status) {
    return new Counts(
        scheduled + one(status, Status.SCHEDULED),
        running + one(status, Status.RUNNING),
        complete + one(status, Status.COMPLETE),
        partial + one(status, Status.PARTIAL),
        errored + one(status, Status.ERRORED),
        notFound);
  }

  private static int one(Status status, Status counted) {
    return status == counted ? 1 : 0;
  }

  int total() {
    return scheduled + running + complete + partial + errored + notFound;
  }

  Status status() {
    if (scheduled == total()) {
      return Status.SCHEDULED;
    }
    if (scheduled + running > 0) {
      return Status.RUNNING;
    }
    if (complete == total()) {
      return Status.COMPLETE;
    }
    return errored + notFound == total() ? Status.ERRORED : Status.PARTIAL;
  }

  String message() {
    List<String> parts = new ArrayList<>();
    add(parts, complete, "complete");
    add(parts, running + (status() == Status.SCHEDULED ? 0 : scheduled), "running");
    add(parts, status() == Status.SCHEDULED ? scheduled : 0, "scheduled");
    add(parts, partial, "partial");
    add(parts, errored, "errored");
    add(parts, notFound, "not found");
    return String.join(", ", parts) + ".";
  }

  /// The first part carries the word `items`.
  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      String items = count == 1 ? " item " : " items ";
      parts.add(count + (parts.isEmpty() ? items : " ") + word);
    }
  }
}
