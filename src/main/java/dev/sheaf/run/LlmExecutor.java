package dev.sheaf.run;

import dev.sheaf.failure.Failure;
import dev.sheaf.llm.Answer;
import dev.sheaf.llm.BatchClient;
import dev.sheaf.llm.Llm;
import dev.sheaf.llm.ModelClient;
import dev.sheaf.llm.Prompt;
import dev.sheaf.llm.Spent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Asks language models with a target's templates.
final class LlmExecutor {

  private final ExecutorParts parts;

  /// A batch that was not taken so often is asked live.
  private static final int REFUSALS_MAX = 3;

  private static final int REFUSED_MAX = 1_000;

  private final LlmClients clients;
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

  LlmExecutor(ExecutorParts parts) {
    this.parts = parts;
    this.clients = new LlmClients(parts);
  }

  CallResult call(Action.Llm action, Work work) throws InterruptedException {
    return switch (clients.find(action, work.target(), work.org())) {
      case LlmClients.None none -> CallResult.failed(none.why());
      case LlmClients.Found found -> ask(action, work, found.llm().live());
    };
  }

  /// The provider's batch API for the target; nothing while its key or model is not there.
  Optional<BatchClient> batches(Action.Llm action, Target target, UUID org) {
    return clients.find(action, target, org) instanceof LlmClients.Found(Llm llm)
        ? Optional.of(llm.batches())
        : Optional.empty();
  }

  /// Whether the batch with the key was not taken too often to be handed in once more.
  boolean isRefused(String key) {
    return refused.getOrDefault(key, 0) >= REFUSALS_MAX;
  }

  void noteRefusal(String key) {
    if (refused.size() > REFUSED_MAX) {
      refused.clear();
    }
    refused.merge(key, 1, Integer::sum);
  }

  private CallResult ask(Action.Llm action, Work work, ModelClient model)
      throws InterruptedException {
    return switch (asked(action, work, String.valueOf(work.call().attempt()))) {
      case Asked.Prompted(Prompt prompt) -> result(work, model.ask(prompt));
      case Asked.TooMuch(CallResult why) -> why;
    };
  }

  /// What is asked of the model, or why nothing can be.
  sealed interface Asked {

    record Prompted(Prompt prompt) implements Asked {}

    record TooMuch(CallResult why) implements Asked {}
  }

  /// @param way tells the tries of a run apart
  Asked asked(Action.Llm action, Work work, String way) {
    String system = Templates.filled(action.system(), work.input());
    String user = Templates.filled(action.user(), work.input());
    if (user.isBlank()) {
      return new Asked.TooMuch(tooMuch(work, "the prompt is empty with this input"));
    }
    if (system.length() + (long) user.length() > Prompt.TEXT_MAX_CHARS) {
      String what = "the prompt may have %,d characters".formatted(Prompt.TEXT_MAX_CHARS);
      return new Asked.TooMuch(tooMuch(work, what));
    }
    String id = work.key() + "." + way;
    return new Asked.Prompted(
        new Prompt(system, user, action.schema(), action.maxOutputTokens(), id));
  }

  private static CallResult tooMuch(Work work, String what) {
    return CallResult.failed(
        RunFailure.of(RunFailure.INPUT_VALIDATION_FAILED, work.target().path() + ": " + what));
  }

  CallResult result(Work work, Answer answer) {
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
      case Answer.RetryLater later -> retry(work, later, spent);
    };
  }

  private CallResult retry(Work work, Answer.RetryLater later, BigDecimal spent) {
    String message = work.target().path() + ": " + later.failure().message();
    work.warn(message);
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
