package dev.sheaf.dialect.olostep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.dialect.olostep.Problems.Problem;
import dev.sheaf.failure.Failure;
import dev.sheaf.tenant.ErrorBodies;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Error bodies of the AirOps family (4.1): `error_code` and `error_message`, with `details` for a
/// request that does not validate.
public final class AiropsErrors implements ErrorBodies {

  private static final Pattern PATHS = Pattern.compile("(/olostep)?/v1/batches-airops(/.*)?");

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Body(
      String errorCode,
      String errorMessage,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Problem> details) {}

  static Body validation(Problems problems) {
    List<Problem> details = problems.list();
    Problem first = details.getFirst();
    String where = first.path().isEmpty() ? "" : first.path() + ": ";
    String more = details.size() == 1 ? "" : " (and " + (details.size() - 1) + " more)";
    return new Body("validation_error", where + first.message() + more, details);
  }

  static Body notFound() {
    return new Body("batch_not_found", "There is no batch with this id", null);
  }

  @Override
  public boolean handles(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public boolean admits(String dialect, String path) {
    return dialect.equals("olostep");
  }

  @Override
  public Object body(int status, Failure failure) {
    return new Body(code(status, failure), failure.message(), null);
  }

  private static String code(int status, Failure failure) {
    return switch (status) {
      case 400 -> "validation_error";
      case 401 -> "unauthorized";
      case 402 -> "credits_exhausted";
      case 403 -> "access_denied";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 413 -> "payload_too_large";
      case 429 -> "rate_limit_exceeded";
      case 500 -> "internal_server_error";
      case 503 -> "service_unavailable";
      default -> failure.code().toLowerCase(Locale.ROOT);
    };
  }
}
