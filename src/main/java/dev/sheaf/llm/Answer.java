package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a [Prompt] ended. What was spent is there in every case, because an answer that cannot be
/// used is paid for as well.
public sealed interface Answer {

  /// All tries of this call together, the repair included.
  Spent spent();

  RateHint rates();

  /// This answer with what an earlier try cost added to it.
  Answer after(Spent earlier);

  /// Free text, to a prompt without a schema.
  record Text(String text, Spent spent, String model, RateHint rates) implements Answer {
    @Override
    public Text after(Spent earlier) {
      return new Text(text, earlier.plus(spent), model, rates);
    }
  }

  /// JSON that satisfies the prompt's schema.
  record Structured(JsonNode value, Spent spent, String model, RateHint rates) implements Answer {
    @Override
    public Structured after(Spent earlier) {
      return new Structured(value, earlier.plus(spent), model, rates);
    }
  }

  /// The model or the provider's filter would not answer. Asking again gives the same.
  record Refused(String reason, Spent spent, RateHint rates) implements Answer {
    @Override
    public Refused after(Spent earlier) {
      return new Refused(reason, earlier.plus(spent), rates);
    }
  }

  /// The answer was cut off, empty, no JSON, or against the schema even after the repair.
  record Unusable(Failure why, Spent spent, RateHint rates) implements Answer {
    @Override
    public Unusable after(Spent earlier) {
      return new Unusable(why, earlier.plus(spent), rates);
    }
  }

  /// The provider is overloaded, limits us, or was not reached: worth another try, not before
  /// `notBefore` if the provider named a time.
  record RetryLater(Failure failure, @Nullable Instant notBefore, Spent spent, RateHint rates)
      implements Answer {
    @Override
    public RetryLater after(Spent earlier) {
      return new RetryLater(failure, notBefore, earlier.plus(spent), rates);
    }
  }

  /// The provider will never take this call as it is: wrong key, unknown model, bad request, no
  /// money.
  record Rejected(Failure failure, Spent spent, RateHint rates) implements Answer {
    @Override
    public Rejected after(Spent earlier) {
      return new Rejected(failure, earlier.plus(spent), rates);
    }
  }
}
