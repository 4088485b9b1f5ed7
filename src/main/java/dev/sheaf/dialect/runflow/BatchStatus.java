package dev.sheaf.dialect.runflow;

/// The status of a batch from its counters (1.3). A pure function.
final class BatchStatus {

  private BatchStatus() {}

  /// `left` is how many children have left `queued`, whatever became of them.
  record Counts(int total, int left, int succeeded, int failed, int cancelled) {

    Counts {
      if (succeeded + failed + cancelled > left || left > total) {
        throw new IllegalArgumentException(
            "%d + %d + %d of %d that left the queue of %d"
                .formatted(succeeded, failed, cancelled, left, total));
      }
    }

    boolean isEnded() {
      return succeeded + failed + cancelled == total;
    }
  }

  static String of(Counts counts) {
    if (!counts.isEnded()) {
      return counts.left() == 0 ? "queued" : "running";
    }
    if (counts.succeeded() > 0) {
      return counts.succeeded() == counts.total() ? "succeeded" : "partial_succeeded";
    }
    return counts.failed() > 0 ? "failed" : "canceled";
  }
}
