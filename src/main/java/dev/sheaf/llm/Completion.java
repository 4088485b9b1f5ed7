package dev.sheaf.llm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a model said, taken out of the provider's envelope and not yet judged.
///
/// @param text what it wrote; for a refusal, the reason
/// @param value what it passed to the tool, where structure comes as a tool call
record Completion(Stop stop, String text, @Nullable JsonNode value, Usage usage, String model) {

  enum Stop {
    FINISHED,
    CUT_OFF,
    REFUSED
  }
}
