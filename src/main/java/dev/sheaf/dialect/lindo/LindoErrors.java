package dev.sheaf.dialect.lindo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.ErrorBodies;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Error bodies (contract, 4): always all three fields.
public final class LindoErrors implements ErrorBodies {

  private static final String TOO_FAST =
      "Too many requests. Please reduce the rate of your requests.";
  private static final Pattern PATHS =
      Pattern.compile(
          "(/lindo)?/(v1/)?ai(/.*)?|/v1/workspace(/.*)?|/lindo(/.*)?"
              // Of no route, but what the vendor's pages show (contract, 6.4 and 6.22).
              + "|/v1/(websites|clients|workflow)(/.*)?");

  /// `retryAfter` is in seconds; clients read it here and not in the header.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(
      boolean success,
      List<String> errors,
      String message,
      @JsonProperty("retry_after") @Nullable Long retryAfter) {}

  static Body of(String message) {
    return new Body(false, List.of(message), message, null);
  }

  static Body invalid(List<String> errors) {
    return new Body(false, List.copyOf(errors), "Validation failed", null);
  }

  @Override
  public boolean handles(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public Object tooFast(Failure failure, long seconds) {
    return new Body(false, List.of(TOO_FAST), TOO_FAST, seconds);
  }

  @Override
  public boolean admits(String dialect, String path) {
    return dialect.equals(Envelope.RECORD) || dialect.equals(Envelope.WORKFLOW);
  }

  @Override
  public Object body(int status, Failure failure) {
    if (status == 400) {
      return invalid(List.of(failure.message()));
    }
    return of(
        switch (status) {
          case 401 -> "Unauthorized - invalid or missing API key";
          case 403 -> "Insufficient permissions";
          case 404 -> "Not found";
          case 405 -> "Method not allowed";
          case 413 -> "Request body too large";
          case 415 -> "Unsupported media type";
          case 429 -> TOO_FAST;
          case 500 -> "Internal server error";
          case 503 -> "Service unavailable";
          default -> failure.message();
        });
  }
}
