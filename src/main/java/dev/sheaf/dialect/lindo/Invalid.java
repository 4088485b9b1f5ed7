package dev.sheaf.dialect.lindo;

import java.util.List;

/// A request that is wrong in itself; nothing of it was started.
final class Invalid extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> errors;

  Invalid(List<String> errors) {
    super(String.join("; ", errors), null, false, false);
    this.errors = List.copyOf(errors);
  }

  List<String> errors() {
    return errors;
  }
}
