package dev.sheaf.llm;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns what a model said into an [Answer], the same for live calls and for batch lines.
final class Judge {

  static final String BROKEN_JSON = "LLM_BROKEN_JSON";
  static final String WRONG_SCHEMA = "LLM_WRONG_SCHEMA";

  private static final int REASON_MAX_CHARS = 500;

  private final Schemas schemas = new Schemas();

  Answer judge(Prompt prompt, Completion said, Spent spent, RateHint rates) {
    return switch (said.stop()) {
      case REFUSED -> new Answer.Refused(reason(said.text()), spent, rates);
      case CUT_OFF -> unusable("LLM_CUT_OFF", cutOff(prompt), spent, rates);
      case FINISHED -> finished(prompt, said, spent, rates);
    };
  }

  /// What is wrong with the prompt's schema, found before anything is paid for; null if nothing is.
  @Nullable Failure schemaProblem(Prompt prompt) {
    JsonNode schema = prompt.schema();
    try {
      if (schema != null) {
        // some faults, such as a reference into nowhere, show only when a value is checked
        schemas.errors(schema, Json.MAPPER.createObjectNode());
      }
      return null;
    } catch (FailureException e) {
      return e.failure();
    }
  }

  /// Whether showing the model its errors may help.
  static boolean isRepairable(Answer.Unusable unusable) {
    String code = unusable.why().code();
    return code.equals(BROKEN_JSON) || code.equals(WRONG_SCHEMA);
  }

  private Answer finished(Prompt prompt, Completion said, Spent spent, RateHint rates) {
    JsonNode schema = prompt.schema();
    if (said.text().isBlank() && said.value() == null) {
      return unusable("LLM_EMPTY", "The model answered with nothing.", spent, rates);
    }
    return schema == null
        ? new Answer.Text(said.text(), spent, said.model(), rates)
        : structured(schema, said, spent, rates);
  }

  private Answer structured(JsonNode schema, Completion said, Spent spent, RateHint rates) {
    JsonNode value = value(said);
    if (value == null) {
      return unusable(BROKEN_JSON, "The answer is no JSON object.", spent, rates);
    }
    try {
      List<String> errors = schemas.errors(schema, value);
      return errors.isEmpty()
          ? new Answer.Structured(value, spent, said.model(), rates)
          : unusable(WRONG_SCHEMA, wrong(errors), spent, rates);
    } catch (FailureException e) {
      return new Answer.Rejected(e.failure(), spent, rates);
    }
  }

  private static @Nullable JsonNode value(Completion said) {
    JsonNode value = said.value();
    return value != null ? value : TolerantReader.read(said.text()).orElse(null);
  }

  private static Answer unusable(String code, String message, Spent spent, RateHint rates) {
    return new Answer.Unusable(Failure.target(code, message), spent, rates);
  }

  private static String wrong(List<String> errors) {
    return "The answer does not satisfy the schema: " + String.join("; ", errors);
  }

  private static String cutOff(Prompt prompt) {
    return "The answer was cut off at %d tokens; raise maxOutputTokens or ask for less."
        .formatted(prompt.maxOutputTokens());
  }

  private static String reason(String said) {
    String reason = said.isBlank() ? "The provider's filter gave no reason." : said.strip();
    return TokenBudget.cut(reason, REASON_MAX_CHARS);
  }
}
