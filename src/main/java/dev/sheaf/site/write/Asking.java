package dev.sheaf.site.write;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.job.Spent;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.ModelClient;
import dev.sheaf.llm.Prompt;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One question to the model, with one repair if the records of `content` refuse its answer. (A
/// broken answer, or one against the schema, is repaired by the client itself.)
final class Asking {

  static final String UNUSABLE = "SITE_MODEL_ANSWER_UNUSABLE";

  /// Leaves room for what is put behind it.
  private static final int KEY_MAX = 150;

  private final ModelClient model;

  Asking(ModelClient model) {
    this.model = model;
  }

  <T> Written<T> ask(Prompt prompt, Function<JsonNode, T> reading) throws InterruptedException {
    Answer answer = model.ask(prompt);
    if (!(answer instanceof Answer.Structured first)) {
      return unanswered(answer);
    }
    try {
      return new Written.Done<>(reading.apply(first.value()), spent(answer));
    } catch (FailureException | IllegalArgumentException refused) {
      return this.<T>repaired(prompt, first, why(refused), reading).after(spent(answer));
    }
  }

  private <T> Written<T> repaired(
      Prompt prompt, Answer.Structured first, String why, Function<JsonNode, T> reading)
      throws InterruptedException {
    Answer answer = model.ask(again(prompt, first.value(), why));
    if (!(answer instanceof Answer.Structured second)) {
      return unanswered(answer);
    }
    try {
      return new Written.Done<>(reading.apply(second.value()), spent(answer));
    } catch (FailureException | IllegalArgumentException refused) {
      String message = "The model's answer cannot be used, even after a repair: " + why(refused);
      return new Written.Failed<>(Failure.target(UNUSABLE, message), spent(answer));
    }
  }

  private static Prompt again(Prompt prompt, JsonNode answer, String why) {
    String asked =
        """
        %s

        You have answered this before:
        <previous_answer>
        %s
        </previous_answer>
        That answer was refused: %s
        Answer again, complete and corrected.\
        """
            .formatted(prompt.user(), Fit.line(answer.toString(), 20_000), why);
    String id = prompt.requestId();
    String key = id.substring(0, Math.min(id.length(), KEY_MAX)) + ".mend";
    return new Prompt(prompt.system(), asked, prompt.schema(), prompt.maxOutputTokens(), key);
  }

  private static String why(RuntimeException refused) {
    return refused instanceof FailureException failed
        ? failed.failure().message()
        : String.valueOf(refused.getMessage());
  }

  /// A refusal stays one; what a provider could not do now it may do later.
  private static <T> Written<T> unanswered(Answer answer) {
    Spent spent = spent(answer);
    return switch (answer) {
      case Answer.Structured _, Answer.Text _ ->
          new Written.Failed<>(
              Failure.target(UNUSABLE, "The model answered with text, not with JSON."), spent);
      case Answer.Refused refused ->
          new Written.Failed<>(
              Failure.target("LLM_REFUSED", "The model would not write this: " + refused.reason()),
              spent);
      case Answer.Unusable unusable -> new Written.Failed<>(unusable.why(), spent);
      case Answer.RetryLater later ->
          new Written.Later<>(later.failure(), later.notBefore(), spent);
      case Answer.Rejected rejected -> new Written.Failed<>(rejected.failure(), spent);
    };
  }

  /// Tokens and money as the tally counts them; an unknown price counts as nothing.
  private static Spent spent(Answer answer) {
    BigDecimal cost = answer.spent().cost();
    return new Spent(
        cost == null ? BigDecimal.ZERO : cost,
        Map.of(
            Author.PROMPT_TOKENS, answer.spent().usage().promptTokens(),
            Author.COMPLETION_TOKENS, answer.spent().usage().completionTokens()));
  }
}
