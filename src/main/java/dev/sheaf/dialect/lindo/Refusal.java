package dev.sheaf.dialect.lindo;

import java.util.List;

/// A request that cannot be served, with what its caller is told; nothing of it was started.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient LindoErrors.Body body;

  private Refusal(int status, LindoErrors.Body body) {
    super(String.join("; ", body.errors()), null, false, false);
    this.status = status;
    this.body = body;
  }

  static Refusal invalid(List<String> errors) {
    return new Refusal(400, LindoErrors.invalid(errors));
  }

  static Refusal invalid(String error) {
    return invalid(List.of(error));
  }

  /// `Website`, `Workflow`, `Client` or what else was not found.
  static Refusal notFound(String what) {
    return new Refusal(404, LindoErrors.of(what + " not found"));
  }

  /// Something that the hosted product has and this server cannot do.
  static Refusal unable(String why) {
    return new Refusal(400, LindoErrors.of(why));
  }

  static Refusal notJson() {
    return new Refusal(415, LindoErrors.of("Unsupported media type"));
  }

  int status() {
    return status;
  }

  LindoErrors.Body body() {
    return body;
  }
}
