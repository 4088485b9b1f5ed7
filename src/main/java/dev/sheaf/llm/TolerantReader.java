package dev.sheaf.llm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Finds the JSON in what a model wrote. Real models wrap it in code fences, put a sentence before
/// it, and leave a comma at the end of a list; that much is forgiven. Anything worse is not guessed
/// at: the model is asked to repair it.
final class TolerantReader {

  static final int TEXT_MAX_CHARS = 4_000_000;

  private static final Pattern FENCE =
      Pattern.compile("```[A-Za-z0-9]*\\s*\\n(.*?)\\n?\\s*```", Pattern.DOTALL);

  private static final ObjectReader STRICT = Json.MAPPER.reader();
  private static final ObjectReader LENIENT =
      Json.MAPPER
          .reader()
          .withFeatures(
              JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS);
  private static final ObjectReader LENIENT_PREFIX =
      LENIENT.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TolerantReader() {}

  static Optional<JsonNode> read(String text) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > TEXT_MAX_CHARS) {
      return Optional.empty();
    }
    return parse(STRICT, said)
        .or(() -> parse(LENIENT, said))
        .or(() -> fenced(said))
        .or(() -> parseFromFirstBrace(said));
  }

  private static Optional<JsonNode> fenced(String said) {
    Matcher fence = FENCE.matcher(said);
    return fence.find() ? parse(LENIENT, fence.group(1)) : Optional.empty();
  }

  /// Prose before and after the object is passed over.
  private static Optional<JsonNode> parseFromFirstBrace(String said) {
    int brace = said.indexOf('{');
    return brace < 0 ? Optional.empty() : parse(LENIENT_PREFIX, said.substring(brace));
  }

  private static Optional<JsonNode> parse(ObjectReader reader, String text) {
    try {
      JsonNode value = reader.readTree(text);
      return value.isContainer() ? Optional.of(value) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
