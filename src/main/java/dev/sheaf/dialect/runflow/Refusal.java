package dev.sheaf.dialect.runflow;

import java.io.Serial;
import java.util.List;

/// A request that ends here, with the reply it gets. Thrown because it may come up in any depth of
/// reading a request, and every route answers it alike.
final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ErrorBody body;

  private Refusal(int status, ErrorBody body) {
    super(status + " " + body.code() + ": " + body.message());
    this.status = status;
    this.body = body;
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return body;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, new ErrorBody("BAD_REQUEST", message, null));
  }

  static Refusal unauthorized(String message) {
    return new Refusal(401, new ErrorBody("UNAUTHORIZED", message, null));
  }

  static Refusal insufficientCredit(String message) {
    return new Refusal(402, new ErrorBody("INSUFFICIENT_CREDIT", message, null));
  }

  static Refusal forbidden(String code, String message) {
    return new Refusal(403, new ErrorBody(code, message, null));
  }

  /// The same for what is not there and for what is somebody else's.
  static Refusal notFound(String what) {
    String code = what.toUpperCase(java.util.Locale.ROOT).replace(' ', '_') + "_NOT_FOUND";
    return new Refusal(404, new ErrorBody(code, "There is no " + what + " with this id.", null));
  }

  static Refusal conflict(String message) {
    return new Refusal(409, new ErrorBody("CONFLICT", message, null));
  }

  static Refusal invalid(Problem problem) {
    return invalid(List.of(problem));
  }

  static Refusal invalid(List<Problem> problems) {
    return new Refusal(
        422, new ErrorBody("VALIDATION_ERROR", "Request validation failed.", problems));
  }

  static Refusal unavailable(String code, String message) {
    return new Refusal(503, new ErrorBody(code, message, null));
  }
}
