package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the hand-over of a batch ended.
public sealed interface Submitted {

  /// The provider has it. Persist the handle now.
  record Taken(BatchHandle handle) implements Submitted {}

  /// It is not known to have been taken. Call [BatchClient#find] before the next submit: if the
  /// answer was lost on its way, the batch exists and would be paid for twice.
  record NotYet(Failure failure, @Nullable Instant notBefore) implements Submitted {}

  /// The provider will never take it as it is.
  record Rejected(Failure failure) implements Submitted {}
}
