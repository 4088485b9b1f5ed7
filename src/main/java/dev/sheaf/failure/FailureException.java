package dev.sheaf.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A [Failure] on its way to a boundary that catches it: the attempt runner, the HTTP layer or the
/// command line. Thrown where returning an outcome would only be passed up unread.
public final class FailureException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FailureException(Failure failure) {
    this(failure, null);
  }

  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
