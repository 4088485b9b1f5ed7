package dev.sheaf.run;

import dev.sheaf.failure.Failure;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.ModelClient;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.Spent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Asks language models with a target's templates.
final class LlmExecutor {

  private final ExecutorParts parts;
  private final LlmClients clients;

  LlmExecutor(ExecutorParts parts) {
    this.parts = parts;
    this.clients = new LlmClients(parts);
  }

  CallResult call(Action.Llm action, Work work) throws InterruptedException {
    return switch (clients.find(action, work)) {
      case LlmClients.None none -> CallResult.failed(none.why());
      case LlmClients.Found found -> ask(action, work, found.client());
    };
  }

  private CallResult ask(Action.Llm action, Work work, ModelClient model)
      throws InterruptedException {
    String system = Templates.filled(action.system(), work.input());
    String user = Templates.filled(action.user(), work.input());
    if (user.isBlank()) {
      return tooMuch(work, "the prompt is empty with this input");
    }
    if (system.length() + (long) user.length() > Prompt.TEXT_MAX_CHARS) {
      return tooMuch(work, "the prompt may have %,d characters".formatted(Prompt.TEXT_MAX_CHARS));
    }
    String id = work.key() + "." + work.call().attempt();
    Prompt prompt = new Prompt(system, user, action.schema(), action.maxOutputTokens(), id);
    return result(work, model, model.ask(prompt));
  }

  private static CallResult tooMuch(Work work, String what) {
    return CallResult.failed(
        RunFailure.of(RunFailure.INPUT_VALIDATION_FAILED, work.target().path() + ": " + what));
  }

  private CallResult result(Work work, ModelClient model, Answer answer) {
    BigDecimal spent = cost(work, answer.spent());
    return switch (answer) {
      case Answer.Text text ->
          new CallResult.Succeeded(
              Outputs.text(text.text()), spent, breakdown(text.spent(), text.model()));
      case Answer.Structured good ->
          new CallResult.Succeeded(
              Outputs.data(good.value()), spent, breakdown(good.spent(), good.model()));
      case Answer.Refused refused ->
          failed(
              work,
              RunFailure.PROVIDER_ERROR,
              "the model would not answer: " + refused.reason(),
              spent);
      case Answer.Unusable unusable ->
          failed(work, RunFailure.OUTPUT_INVALID, unusable.why().message(), spent);
      case Answer.Rejected rejected -> {
        String code = code(rejected.failure());
        yield failed(work, code, rejected.failure().message(), spent);
      }
      case Answer.RetryLater later -> retry(work, model, later, spent);
    };
  }

  private CallResult retry(
      Work work, ModelClient model, Answer.RetryLater later, BigDecimal spent) {
    String message = work.target().path() + ": " + later.failure().message();
    work.warn(message + " (" + model.model() + ")");
    Instant at = later.notBefore();
    Duration after = at == null ? null : Duration.between(parts.time().instant(), at);
    String code = code(later.failure());
    boolean busy =
        code.equals(RunFailure.PROVIDER_RATE_LIMITED)
            || later.failure().code().equals("LLM_OVERLOADED");
    return new CallResult.Retry(
        RunFailure.of(code, message),
        after == null || after.isNegative() ? null : after,
        spent,
        busy);
  }

  private static CallResult failed(Work work, String code, String what, BigDecimal spent) {
    String message = work.target().path() + ": " + what;
    work.warn(message);
    return new CallResult.Failed(RunFailure.of(code, message), spent);
  }

  private static String code(Failure failure) {
    return switch (failure.code()) {
      case "LLM_RATE_LIMITED", "LLM_QUOTA_EXHAUSTED" -> RunFailure.PROVIDER_RATE_LIMITED;
      case "READ_TIMEOUT", "DEADLINE_EXCEEDED", "CONNECT_TIMEOUT" -> RunFailure.PROVIDER_TIMEOUT;
      case "LLM_UNAUTHORIZED", "LLM_NOT_FOUND", "CONNECT_FAILED", "DNS_FAILED", "TLS_FAILED" ->
          RunFailure.MODEL_UNAVAILABLE;
      case "LLM_PROMPT_TOO_LARGE" -> RunFailure.INPUT_VALIDATION_FAILED;
      case "LLM_BAD_REPLY" -> RunFailure.OUTPUT_INVALID;
      default -> RunFailure.PROVIDER_ERROR;
    };
  }

  /// The tokens' price, or where that is unknown the target's own.
  private static BigDecimal cost(Work work, Spent spent) {
    @Nullable BigDecimal known = spent.cost();
    boolean free = spent.usage().totalTokens() == 0;
    return known != null || free
        ? (known == null ? BigDecimal.ZERO : known)
        : work.target().price().amount();
  }

  private static ObjectNode breakdown(Spent spent, String model) {
    return Json.object()
        .put("model", model)
        .put("prompt_tokens", spent.usage().promptTokens())
        .put("completion_tokens", spent.usage().completionTokens())
        .put("total_tokens", spent.usage().totalTokens())
        .put("cost", spent.cost() == null ? null : spent.cost().toPlainString());
  }
}
