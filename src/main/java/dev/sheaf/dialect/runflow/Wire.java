package dev.sheaf.dialect.runflow;

import dev.sheaf.tenant.Answer;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as this dialect reads and writes it: names in snake case, nulls kept, and what callers hand
/// in comes out with every digit it came in with.
final class Wire {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final JsonMapper SORTED =
      JSON.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private Wire() {}

  static byte[] bytes(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  /// The same bytes for documents that differ only in blanks and in the order of members.
  static byte[] canonical(JsonNode document) {
    return SORTED.writeValueAsBytes(document);
  }

  static ResponseEntity<byte[]> ok(Object value) {
    return reply(200, value);
  }

  static ResponseEntity<byte[]> reply(int status, Object value) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(value instanceof byte[] written ? written : bytes(value));
  }

  static ResponseEntity<byte[]> reply(Answer answer) {
    ResponseEntity.BodyBuilder reply =
        ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
    answer.headers().forEach(reply::header);
    return reply.body(answer.body());
  }

  /// Only the fields asked for; all of them when none are named.
  static JsonNode project(Object value, Set<String> fields) {
    JsonNode tree = JSON.valueToTree(value);
    if (!fields.isEmpty() && tree instanceof ObjectNode object) {
      object.retain(List.copyOf(fields));
    }
    return tree;
  }
}
