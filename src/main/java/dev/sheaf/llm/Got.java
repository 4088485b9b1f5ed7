package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What one HTTP call to a provider came to.
sealed interface Got {

  RateHint rates();

  record Ok(JsonNode body, RateHint rates) implements Got {}

  /// An error reply, or no reply at all.
  ///
  /// @param status the HTTP status; 0 if nothing came back
  record Bad(
      int status, Failure failure, boolean retryable, @Nullable Instant notBefore, RateHint rates)
      implements Got {

    Answer answer() {
      return retryable
          ? new Answer.RetryLater(failure, notBefore, Spent.NOTHING, rates)
          : new Answer.Rejected(failure, Spent.NOTHING, rates);
    }

    Submitted submitted() {
      return retryable ? new Submitted.NotYet(failure, notBefore) : new Submitted.Rejected(failure);
    }
  }
}
