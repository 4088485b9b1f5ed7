package dev.sheaf.airops;

import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.ModelClient;
import java.math.BigDecimal;
import java.util.Map;

/// Fills gaps by asking a model, one page at a time.
final class ModelEnricher implements Enricher {

  private static final int WIDTH = 32;

  /// Olostep names neither provider nor model, and its clients may compare (2.3).
  private static final Answerer MASKED = new Answerer("olostep", "default");

  private final ModelClient model;
  private final Lane lane;

  ModelEnricher(ModelClient model) {
    this.model = model;
    this.lane =
        Lane.of("model " + model.provider() + " " + model.model(), WIDTH, model::closedUntil);
  }

  @Override
  public Outcome<Analysis> enrich(Analysis page, String text, AiropsJob job, String key)
      throws InterruptedException {
    return outcome(page, job, model.ask(Question.about(page, text, job, key)));
  }

  /// What an answer means for its item. A refusal or an answer that stays unusable fails the item;
  /// a null in a good answer means that the page does not say, and the item is complete.
  static Outcome<Analysis> outcome(Analysis page, AiropsJob job, Answer answer) {
    Spent spent = spent(answer.spent());
    return switch (answer) {
      case Answer.Structured good ->
          Outcome.complete(Question.answered(page, good.value(), job), spent);
      case Answer.Text _ ->
          new Outcome.GiveUp<>(
              Failure.target("LLM_ANSWER_UNUSABLE", "The model answered with text, not with JSON"),
              spent);
      case Answer.Refused refused ->
          new Outcome.GiveUp<>(
              Failure.target("LLM_REFUSED", "The model would not answer: " + refused.reason()),
              spent);
      case Answer.Unusable unusable -> new Outcome.GiveUp<>(unusable.why(), spent);
      case Answer.RetryLater later ->
          new Outcome.RetryAt<>(later.failure(), later.notBefore(), spent);
      case Answer.Rejected rejected -> new Outcome.GiveUp<>(rejected.failure(), spent);
    };
  }

  /// Tokens and money as the tally counts them; an unknown price counts as nothing.
  private static Spent spent(dev.sheaf.llm.Spent used) {
    BigDecimal cost = used.cost();
    return new Spent(
        cost == null ? BigDecimal.ZERO : cost,
        Map.of(
            AiropsPipeline.PROMPT_TOKENS, used.usage().promptTokens(),
            AiropsPipeline.COMPLETION_TOKENS, used.usage().completionTokens()));
  }

  @Override
  public Lane lane() {
    return lane;
  }

  @Override
  public Answerer answerer() {
    return MASKED;
  }
}
