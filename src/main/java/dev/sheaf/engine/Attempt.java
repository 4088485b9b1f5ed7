package dev.sheaf.engine;

import java.time.Instant;
import java.util.Optional;

/// One try at one item: what it needs to know, and what earlier stages kept for it.
public record Attempt<I>(
    JobView job, String stage, int seq, int number, I input, Instant deadline, Contents contents) {

  /// The same for every attempt at this item in this stage, so that a receiver can drop a repeat.
  public String idempotencyKey() {
    return job.id() + "/" + stage + "/" + seq;
  }

  /// What an earlier stage kept beside this item's result.
  public Optional<byte[]> content(String earlierStage) {
    return contents.of(earlierStage, seq);
  }

  /// Where kept content is read from.
  @FunctionalInterface
  public interface Contents {
    Optional<byte[]> of(String stage, int seq);
  }
}
