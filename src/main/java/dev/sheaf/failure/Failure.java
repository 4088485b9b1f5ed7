package dev.sheaf.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way something went wrong: `code` in upper snake case (`HTTP_404`, `DNS_FAILED`), the kind,
/// and one or two sentences that say what happened, to which thing, and what happens next. The
/// message is shown to callers, so it holds no secrets and no stack traces; it is cut at
/// [#MESSAGE_MAX] characters. `step` names the part of the work that it happened in, where the work
/// has named parts.
public record Failure(
    String code,
    FailureKind kind,
    String message,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step) {

  public static final int MESSAGE_MAX = 1_000;

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  public Failure {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "failure code is \"" + code + "\", must be upper snake case of at most 64 characters");
    }
    // PostgreSQL text cannot hold NUL, and a failure must always be recordable.
    message = message.replace('\0', ' ');
    if (message.length() > MESSAGE_MAX) {
      message = message.substring(0, MESSAGE_MAX - 1) + "…";
    }
  }

  public Failure(String code, FailureKind kind, String message) {
    this(code, kind, message, null);
  }

  public Failure at(String part) {
    return new Failure(code, kind, message, part);
  }

  public static Failure caller(String code, String message) {
    return new Failure(code, FailureKind.CALLER, message);
  }

  public static Failure target(String code, String message) {
    return new Failure(code, FailureKind.TARGET, message);
  }

  public static Failure capacity(String code, String message) {
    return new Failure(code, FailureKind.CAPACITY, message);
  }

  public static Failure ours(String code, String message) {
    return new Failure(code, FailureKind.OURS, message);
  }

  @Override
  public String toString() {
    return code + ": " + message;
  }
}
