package dev.sheaf.llm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One question to a model. With a schema the answer is JSON that satisfies it. The request id
/// names this try (job, stage, item, attempt): it travels as the idempotency key and stands in the
/// provider's logs.
public record Prompt(
    String system, String user, @Nullable JsonNode schema, int maxOutputTokens, String requestId) {

  public static final int TEXT_MAX_CHARS = 2_000_000;
  public static final int SCHEMA_MAX_CHARS = 65_536;
  public static final int OUTPUT_TOKENS_MAX = 1_000_000;

  /// How much of a broken answer the model is shown again when it is asked to repair it.
  static final int REPAIR_EXCERPT_CHARS = 20_000;

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,160}");

  public Prompt {
    if (user.isBlank()) {
      throw new IllegalArgumentException("a prompt's user text is blank, it must ask something");
    }
    check("text length", system.length() + (long) user.length(), TEXT_MAX_CHARS);
    check("schema length", schema == null ? 1 : schema.toString().length(), SCHEMA_MAX_CHARS);
    check("maxOutputTokens", maxOutputTokens, OUTPUT_TOKENS_MAX);
    if (schema != null && !schema.path("type").asString("").equals("object")) {
      throw new IllegalArgumentException(
          "a prompt's schema must have \"type\": \"object\" at its root, as providers demand");
    }
    if (!REQUEST_ID.matcher(requestId).matches()) {
      throw new IllegalArgumentException(
          "request id \"" + requestId + "\" must be 1 to 160 of A-Z a-z 0-9 . _ : / -");
    }
  }

  private static void check(String what, long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "a prompt's %s is %d, must be 1 to %d".formatted(what, value, max));
    }
  }

  /// The same question once more, with the broken answer and what is wrong with it. A fresh
  /// question rather than a conversation: thinking models bind their turns to one exchange.
  Prompt repairing(String broken, String errors) {
    String asked =
        """
        %s

        You have answered this before:
        <previous_answer>
        %s
        </previous_answer>
        That answer was refused: %s
        Answer again, complete and corrected, with nothing but the JSON.\
        """
            .formatted(user, excerpt(broken), errors);
    int room = TEXT_MAX_CHARS - system.length();
    String text = asked.length() > room ? user : asked;
    return new Prompt(system, text, schema, maxOutputTokens, shortened(requestId) + ".repair");
  }

  private static String excerpt(String broken) {
    return broken.length() <= REPAIR_EXCERPT_CHARS
        ? broken
        : TokenBudget.cut(broken, REPAIR_EXCERPT_CHARS) + " …";
  }

  private static String shortened(String id) {
    return id.substring(0, Math.min(id.length(), 150));
  }
}
