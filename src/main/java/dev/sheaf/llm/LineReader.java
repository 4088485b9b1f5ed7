package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import tools.jackson.databind.JsonNode;

/// Turns the parts of a batch's result lines into answers, at the batch price.
final class LineReader {

  private final LlmSettings settings;
  private final Wire wire;
  private final Prices prices;
  private final Judge judge;
  private final Faults faults;

  LineReader(LlmSettings settings, Wire wire, Prices prices, Judge judge) {
    this.settings = settings;
    this.wire = wire;
    this.prices = prices;
    this.judge = judge;
    this.faults = new Faults(settings);
  }

  /// A reply's body as a live call would have got it.
  Answer reply(Prompt prompt, JsonNode body) {
    return wire.completion(body)
        .map(said -> judge.judge(prompt, said, prices.batch(said, settings.model()), RateHint.NONE))
        .orElseGet(() -> lost("LLM_BAD_REPLY", "The line of the batch holds no completion."));
  }

  /// An error reply as a live call would have got it.
  Answer error(int status, JsonNode body) {
    Faults.Fault fault = faults.of(status, body);
    return fault.retryable()
        ? new Answer.RetryLater(fault.failure(), null, Spent.NOTHING, RateHint.NONE)
        : new Answer.Rejected(fault.failure(), Spent.NOTHING, RateHint.NONE);
  }

  /// The provider did not get to this request.
  Answer lost(String code, String message) {
    return new Answer.RetryLater(Failure.target(code, message), null, Spent.NOTHING, RateHint.NONE);
  }
}
