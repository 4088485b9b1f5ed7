package dev.sheaf.webhook;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How the stored body becomes the bytes of an attempt. All but [#FROZEN] are JSON objects, and
/// what is renewed keeps its place among the members.
public enum BodyForm {
  /// The same bytes on every attempt.
  FROZEN,
  /// The member `timestamp` is the moment of this attempt in milliseconds.
  FRESH_TIMESTAMP,
  /// As [#FRESH_TIMESTAMP], and the member `delivery_attempt` says `2/5`.
  FRESH_TIMESTAMP_AND_ATTEMPT;

  /// What is not renewed must come out as it went in, down to the zeros of `1.50`.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  byte[] bytes(byte[] body, Instant now, String attempt) {
    if (this == FROZEN) {
      return body;
    }
    ObjectNode event = (ObjectNode) MAPPER.readTree(body);
    event.put("timestamp", now.toEpochMilli());
    if (this == FRESH_TIMESTAMP_AND_ATTEMPT) {
      event.put("delivery_attempt", attempt);
    }
    return MAPPER.writeValueAsBytes(event);
  }

  /// A body that cannot be renewed must fail the enqueuing, not every attempt.
  void check(byte[] body) {
    if (this != FROZEN && !(treeOrNull(body) instanceof ObjectNode)) {
      throw new IllegalArgumentException(
          "the body of an event in the form " + word() + " must be a JSON object");
    }
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BodyForm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static @Nullable JsonNode treeOrNull(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException _) {
      return null;
    }
  }
}
