package dev.sheaf.llm;

import java.util.Map;

/// What [StubProvider] does wrong on purpose, in place of one good live answer.
public sealed interface StubFault {

  /// An HTTP error in the provider's own form.
  record Status(int status, String type, String message, Map<String, String> headers)
      implements StubFault {}

  /// The model says exactly this, whatever it was asked.
  record Says(String text) implements StubFault {}

  /// JSON that ends in the middle.
  record BrokenJson() implements StubFault {}

  /// A JSON object that no sensible schema takes.
  record WrongSchema() implements StubFault {}

  record Refusal(String reason) implements StubFault {}

  /// The answer stops at the token limit.
  record CutOff() implements StubFault {}

  /// The request is read and never answered.
  record Hang() implements StubFault {}

  /// The connection is closed without an answer.
  record Disconnect() implements StubFault {}

  /// Status 200 with a page of HTML, as a wrong proxy sends it.
  record HtmlPage() implements StubFault {}

  static StubFault rateLimited(int retryAfterSeconds) {
    return new Status(
        429,
        "rate_limit_error",
        "Slow down.",
        Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
  }

  static StubFault status(int status) {
    return new Status(status, "api_error", "The stub answers " + status + ".", Map.of());
  }
}
