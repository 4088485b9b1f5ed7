package dev.sheaf;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.tenant.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The HTTP boundary: whatever a route throws becomes an answer in the words of its dialect.
@RestControllerAdvice
class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int RETRY_SECONDS = 2;

  private final Door.Refusals refusals;

  Failures(Door.Refusals refusals) {
    this.refusals = refusals;
  }

  @ExceptionHandler
  void handle(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("the answer broke off", e);
    }
    switch (root(e)) {
      case FailureException known -> known(known.failure(), request, response);
      case HttpRequestMethodNotSupportedException wrong -> {
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods(wrong)));
        refusals.write(
            request,
            response,
            405,
            Failure.caller(
                "METHOD_NOT_ALLOWED", "This route takes " + String.join(", ", methods(wrong))));
      }
      case ErrorResponse framework -> framework(framework.getStatusCode(), request, response);
      case DataAccessException database -> unavailable(database, request, response);
      case TransactionException database -> unavailable(database, request, response);
      default -> bug(e, request, response);
    }
  }

  private void known(Failure failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure.kind() == FailureKind.OURS) {
      LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), failure);
    }
    refusals.write(request, response, status(failure), failure);
  }

  /// A few codes have a status of their own; for all others the kind decides.
  private static int status(Failure failure) {
    return switch (failure.code()) {
      case "PAYLOAD_TOO_LARGE" -> 413;
      case "IDEMPOTENCY_KEY_IN_PROGRESS" -> 409;
      case "IDEMPOTENCY_KEY_REUSE" -> 422;
      default ->
          switch (failure.kind()) {
            case CALLER -> 400;
            case CAPACITY -> 503;
            case TARGET, OURS -> 500;
          };
    };
  }

  private void framework(
      HttpStatusCode status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure failure =
        status.value() == 404
            ? Failure.caller("NOT_FOUND", "There is no such route; see /docs for those there are")
            : Failure.caller("BAD_REQUEST", "The request cannot be read as this route takes it");
    refusals.write(request, response, status.value(), failure);
  }

  private void unavailable(
      RuntimeException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("The database failed a request: {}", e.getMessage());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS));
    refusals.write(
        request,
        response,
        503,
        Failure.capacity(
            "DATABASE_UNAVAILABLE",
            "The database does not answer just now; nothing was started. Try again."));
  }

  private void bug(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("{} {} broke", request.getMethod(), request.getRequestURI(), e);
    refusals.write(
        request,
        response,
        500,
        Failure.ours("INTERNAL_ERROR", "The server made a mistake; its log says more"));
  }

  /// A failure that came up while the body was read arrives wrapped.
  private static Exception root(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException known) {
        return known;
      }
    }
    return e;
  }

  private static String[] methods(HttpRequestMethodNotSupportedException e) {
    String[] methods = e.getSupportedMethods();
    return methods == null ? new String[0] : methods;
  }
}
