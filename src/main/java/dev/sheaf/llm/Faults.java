package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What an error reply of a provider means, from its status and body. The message keeps what the
/// provider said, without keys; of replies about keys nothing is kept.
final class Faults {

  private static final int SAID_MAX_CHARS = 400;

  private final LlmSettings settings;

  Faults(LlmSettings settings) {
    this.settings = settings;
  }

  /// @param retryable whether the same call may work later
  record Fault(Failure failure, boolean retryable) {}

  Fault of(int status, JsonNode body) {
    String said = said(body);
    return switch (status) {
      case 401, 403 -> last(Failure.ours("LLM_UNAUTHORIZED", unauthorized(status)));
      case 402 -> last(quota(said));
      case 404 -> last(Failure.caller("LLM_NOT_FOUND", notFound(said)));
      case 413 -> last(Failure.caller("LLM_PROMPT_TOO_LARGE", refused(status, said)));
      case 429 -> isAboutMoney(body) ? last(quota(said)) : again(rateLimited(said));
      case 408, 409, 425 -> again(Failure.target("LLM_UNAVAILABLE", unavailable(status, said)));
      default -> status >= 500 ? serverError(status, said) : badRequest(status, body, said);
    };
  }

  private static Fault serverError(int status, String said) {
    boolean overloaded = status == 529 || status == 503;
    String code = overloaded ? "LLM_OVERLOADED" : "LLM_UNAVAILABLE";
    return again(Failure.target(code, unavailable(status, said)));
  }

  private static Fault badRequest(int status, JsonNode body, String said) {
    String text = (code(body) + " " + said).toLowerCase(Locale.ROOT);
    if (isAboutMoney(body) || text.contains("credit balance")) {
      return last(quota(said));
    }
    boolean tooLarge = text.contains("context_length") || text.contains("prompt is too long");
    String code = tooLarge ? "LLM_PROMPT_TOO_LARGE" : "LLM_BAD_REQUEST";
    return last(Failure.caller(code, refused(status, said)));
  }

  /// The provider's own words, cleaned; empty if there are none.
  String said(JsonNode body) {
    JsonNode error = body.path("error");
    String message = error.isString() ? error.asString("") : error.path("message").asString("");
    String text = message.isBlank() ? body.path("message").asString("") : message;
    return TokenBudget.cut(settings.apiKey().scrub(text.strip()), SAID_MAX_CHARS);
  }

  private static String code(JsonNode body) {
    JsonNode error = body.path("error");
    return error.path("code").asString("") + " " + error.path("type").asString("");
  }

  private static boolean isAboutMoney(JsonNode body) {
    String code = code(body);
    return code.contains("insufficient_quota")
        || code.contains("credit_balance")
        || code.contains("billing")
        || code.contains("spend_limit");
  }

  private static Fault last(Failure failure) {
    return new Fault(failure, false);
  }

  private static Fault again(Failure failure) {
    return new Fault(failure, true);
  }

  private String unauthorized(int status) {
    return "The model server refused the key (%d). Check %s.".formatted(status, settings.keyName());
  }

  private static Failure quota(String said) {
    return Failure.capacity(
        "LLM_QUOTA_EXHAUSTED",
        "The account at the model provider has no money or quota left: " + said);
  }

  private String notFound(String said) {
    return "The model server does not know the model \"%s\" or the path: %s"
        .formatted(settings.model(), said);
  }

  private static String refused(int status, String said) {
    return "The model server refused the request (%d): %s".formatted(status, said);
  }

  private static Failure rateLimited(String said) {
    return Failure.capacity("LLM_RATE_LIMITED", "The model server limits our rate: " + said);
  }

  private static String unavailable(int status, String said) {
    return "The model server answered %d: %s".formatted(status, said);
  }
}
