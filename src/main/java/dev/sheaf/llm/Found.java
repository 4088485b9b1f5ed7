package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the provider already has a batch with a given key.
public sealed interface Found {

  record Batch(BatchHandle handle) implements Found {}

  /// There is none; submitting is safe.
  record Nothing() implements Found {}

  /// It could not be told: the provider did not answer, or several batches may be the one and none
  /// has results to tell by. Ask again later; do not submit.
  record Unclear(Failure failure, @Nullable Instant notBefore) implements Found {}
}
