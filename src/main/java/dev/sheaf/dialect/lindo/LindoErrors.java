package dev.sheaf.dialect.lindo;

import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.ErrorBodies;
import java.util.List;
import java.util.regex.Pattern;

/// Error bodies (contract, 4): always all three fields.
public final class LindoErrors implements ErrorBodies {

  private static final Pattern PATHS =
      Pattern.compile("/lindo(/.*)?|/v1/(ai|workspace)(/.*)?|/v1/workspace");

  record Body(boolean success, List<String> errors, String message) {}

  static Body of(String message) {
    return new Body(false, List.of(message), message);
  }

  static Body invalid(List<String> errors) {
    return new Body(false, List.copyOf(errors), "Validation failed");
  }

  @Override
  public boolean handles(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public Object body(int status, Failure failure) {
    return of(
        switch (status) {
          case 401 -> "Unauthorized - invalid or missing API key";
          case 403 -> "Insufficient permissions";
          case 404 -> "Not found";
          case 405 -> "Method not allowed";
          case 413 -> "Request body too large";
          case 415 -> "Unsupported media type";
          case 429 -> "Too many requests. Please reduce the rate of your requests.";
          case 500 -> "Internal server error";
          case 503 -> "Service unavailable";
          default -> failure.message();
        });
  }
}
