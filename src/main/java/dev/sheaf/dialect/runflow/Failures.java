package dev.sheaf.dialect.runflow;

import tools.jackson.databind.JsonNode;

/// Why runs failed, in the codes and stages of 1.5. What targets say is in them already; what the
/// engine itself says is put into them here.
final class Failures {

  private static final String EXECUTION = "execution";

  private Failures() {}

  static RunError error(JsonNode failure) {
    String code = failure.path("code").asString();
    String message = failure.path("message").asString();
    JsonNode step = failure.path("step");
    return step.isString()
        ? new RunError(code, message, step.asString())
        : new RunError(codeOfEngine(code), message, EXECUTION);
  }

  private static String codeOfEngine(String code) {
    return code.equals("DEADLINE_EXCEEDED") ? "PROVIDER_TIMEOUT" : "INTERNAL_ERROR";
  }
}
