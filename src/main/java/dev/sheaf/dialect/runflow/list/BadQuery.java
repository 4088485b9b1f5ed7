package dev.sheaf.dialect.runflow.list;

import java.io.Serial;

/// A query parameter that is not understood: which one, and what is wrong with it in the words for
/// its sender.
public final class BadQuery extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String parameter;

  BadQuery(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
