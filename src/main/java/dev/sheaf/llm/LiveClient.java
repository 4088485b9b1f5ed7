package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Asks over one [Wire]: send, judge, and repair once.
final class LiveClient implements ModelClient {

  private final LlmSettings settings;
  private final Wire wire;
  private final Channel channel;
  private final ShapeMemory shapes;
  private final Prices prices;
  private final Judge judge;

  LiveClient(
      LlmSettings settings,
      Wire wire,
      Channel channel,
      ShapeMemory shapes,
      Prices prices,
      Judge judge) {
    this.settings = settings;
    this.wire = wire;
    this.channel = channel;
    this.shapes = shapes;
    this.prices = prices;
    this.judge = judge;
  }

  @Override
  public Answer ask(Prompt prompt) throws InterruptedException {
    Failure problem = judge.schemaProblem(prompt);
    if (problem != null) {
      return new Answer.Rejected(problem, Spent.NOTHING, RateHint.NONE);
    }
    Tried first = attempt(prompt);
    if (first.answer() instanceof Answer.Unusable broken && Judge.isRepairable(broken)) {
      Prompt again = prompt.repairing(first.said(), broken.why().message());
      return attempt(again).answer().after(broken.spent());
    }
    return first.answer();
  }

  @Override
  public Instant closedUntil() {
    return channel.closedUntil();
  }

  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public Provider provider() {
    return settings.provider();
  }

  /// @param said what the model wrote, to show it again
  private record Tried(Answer answer, String said) {}

  private Tried attempt(Prompt prompt) throws InterruptedException {
    return switch (send(prompt)) {
      case Got.Bad bad -> new Tried(bad.answer(), "");
      case Got.Ok ok ->
          wire.completion(ok.body())
              .map(said -> judged(prompt, said, ok.rates()))
              .orElseGet(() -> new Tried(channel.senseless(ok).answer(), ""));
    };
  }

  private Tried judged(Prompt prompt, Completion said, RateHint rates) {
    Spent spent = prices.live(said, settings.model());
    JsonNode value = said.value();
    return new Tried(
        judge.judge(prompt, said, spent, rates), value == null ? said.text() : value.toString());
  }

  /// Sends in the firmest shape, and in a looser one if the server does not take it. What it takes
  /// is remembered, unless only this schema was the trouble.
  private Got send(Prompt prompt) throws InterruptedException {
    Shape trying = shapes.firmest();
    Got got = send(prompt, trying);
    while (got instanceof Got.Bad bad && isShapeRefused(prompt, trying, bad)) {
      if (!bad.failure().message().contains("nvalid schema")) {
        shapes.refused(trying);
      }
      trying = trying.looser();
      got = send(prompt, trying);
    }
    return got;
  }

  private Got send(Prompt prompt, Shape trying) throws InterruptedException {
    // a looser shape is another request, so it needs another idempotency key
    String key = prompt.requestId() + "." + trying;
    return channel.post(wire.path(), wire.body(prompt, trying), key);
  }

  private boolean isShapeRefused(Prompt prompt, Shape trying, Got.Bad bad) {
    return prompt.schema() != null
        && !trying.isLoosest()
        && (bad.status() == 400 || bad.status() == 422)
        && wire.refusesShape(bad.failure().message());
  }
}
