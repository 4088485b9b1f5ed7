package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.SharedPaths;
import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.ErrorBodies;
import dev.sheaf.tenant.Polls;
import dev.sheaf.tenant.PublicPaths;
import java.util.List;
import java.util.regex.Pattern;

/// Error bodies for what does not reach a route (section 4), the paths that need no key, and the
/// poll that is never refused for haste.
public final class RunflowErrors implements ErrorBodies, PublicPaths, Polls {

  private static final Pattern PATHS =
      Pattern.compile(
          "/runflow(/.*)?|/v1/(models|model-creators|runs|flows|comfyui-workflows|assets"
              + "|asset-uploads|callback-secrets|webhooks|billing|credit-balances|auth|evaluations"
              + "|health|readiness|admin/(runs|batches|targets))(/.*)?");
  private static final Pattern RUN = Pattern.compile("(/runflow)?/v1/runs/[0-9a-fA-F-]{36}");
  private static final Pattern PUBLIC = Pattern.compile("(/runflow)?/v1/(health|readiness)");

  @Override
  public boolean handles(String path) {
    return PATHS.matcher(path).matches() || SharedPaths.isRunflow(path);
  }

  @Override
  public boolean isPublic(String path) {
    return PUBLIC.matcher(path).matches();
  }

  /// Clients wait for a run by reading it, and lose it at any 4xx (section 4).
  @Override
  public boolean isPoll(String method, String path) {
    return method.equals("GET") && RUN.matcher(path).matches();
  }

  /// A body that is too large breaks a limit like any other (section 4 has no 413), and a key that
  /// was used for something else is a conflict (2.0).
  @Override
  public int status(int usual, Failure failure) {
    return switch (failure.code()) {
      case "PAYLOAD_TOO_LARGE", "IDEMPOTENCY_KEY_INVALID" -> 422;
      case "IDEMPOTENCY_KEY_REUSE", "IDEMPOTENCY_KEY_IN_PROGRESS" -> 409;
      default -> usual;
    };
  }

  /// At a path that is Olostep's too, a key that is not ours goes on to them.
  @Override
  public boolean admits(String dialect, String path) {
    return dialect.equals("runflow") || SharedPaths.isRunflow(path);
  }

  @Override
  public Object body(int usual, Failure failure) {
    return switch (failure.code()) {
      case "PAYLOAD_TOO_LARGE" -> invalid(Problem.at("too_long", failure.message(), "body"));
      case "IDEMPOTENCY_KEY_INVALID" ->
          invalid(Problem.at("string_length", failure.message(), "header", "Idempotency-Key"));
      default -> new ErrorBody(code(status(usual, failure), failure), failure.message(), null);
    };
  }

  private static ErrorBody invalid(Problem problem) {
    return new ErrorBody("VALIDATION_ERROR", "Request validation failed.", List.of(problem));
  }

  private static String code(int status, Failure failure) {
    return switch (status) {
      case 400 -> "BAD_REQUEST";
      case 401 -> "UNAUTHORIZED";
      case 402 -> "INSUFFICIENT_CREDIT";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 405 -> "METHOD_NOT_ALLOWED";
      case 409 -> "CONFLICT";
      case 422 -> "VALIDATION_ERROR";
      case 429 -> "RATE_LIMITED";
      case 500 -> "INTERNAL_ERROR";
      case 503 -> "SERVICE_UNAVAILABLE";
      default -> failure.code();
    };
  }
}
