package dev.sheaf.llm;

/// How the wanted structure is told to the model, from the firmest way to the one that every server
/// knows. A client begins with the firmest its model takes, and learns from a refusal.
enum Shape {
  /// The server enforces it: `response_format: json_schema`; a forced tool call.
  ENFORCED,
  /// The server helps: `response_format: json_object` with the schema in the prompt; a tool that
  /// the model is asked to call.
  HELPED,
  /// Only the prompt says it.
  ASKED;

  boolean isLoosest() {
    return this == ASKED;
  }

  Shape looser() {
    return this == ENFORCED ? HELPED : ASKED;
  }
}
