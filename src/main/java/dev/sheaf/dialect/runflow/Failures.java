package dev.sheaf.dialect.runflow;

import tools.jackson.databind.JsonNode;

/// Why runs failed, in the codes and stages of 1.5. What targets say is in them already; what the
/// engine itself says is put into them here.
final class Failures {

  private static final String EXECUTION = "execution";
  private static final String DISPATCH = "dispatch";

  private Failures() {}

  static RunError error(JsonNode failure) {
    String code = failure.path("code").asString();
    String message = failure.path("message").asString();
    JsonNode step = failure.path("step");
    return step.isString() ? new RunError(code, message, step.asString()) : ofEngine(code, message);
  }

  private static RunError ofEngine(String code, String message) {
    return switch (code) {
      case "DEADLINE_EXCEEDED" -> new RunError("PROVIDER_TIMEOUT", message, EXECUTION);
      case "JOB_DEADLINE_PASSED" -> new RunError("DEADLINE_EXCEEDED", message, DISPATCH);
      case "JOB_BUDGET_SPENT" -> new RunError("BUDGET_EXHAUSTED", message, DISPATCH);
      default -> new RunError("INTERNAL_ERROR", message, EXECUTION);
    };
  }
}
