package dev.sheaf.llm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What differs between the providers' formats for one call.
interface Wire {

  /// Where a live call goes, below the base URL.
  String path();

  /// The headers that carry the key and the version.
  Map<String, String> headers();

  ObjectNode body(Prompt prompt, Shape shape);

  /// The completion in a reply's body; empty if it holds none.
  Optional<Completion> completion(JsonNode reply);

  RateHint rates(Headers headers, Instant now);

  /// The firmest shape that this model is known to take.
  Shape firmest();

  /// Whether a refusal with this message means that the shape is the trouble.
  boolean refusesShape(String message);

  /// Reply headers by name, whatever their case.
  @FunctionalInterface
  interface Headers {
    Optional<String> first(String name);
  }
}
