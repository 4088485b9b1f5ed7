package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.BadQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what the routes of this dialect refuse. Everything else they may throw is answered by
/// the server for all dialects.
@RestControllerAdvice(basePackageClasses = RunflowFailures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RunflowFailures {

  @ExceptionHandler
  void refused(Refusal refusal, HttpServletResponse response) throws IOException {
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(Wire.bytes(refusal.body()));
  }

  @ExceptionHandler
  void notUnderstood(BadQuery bad, HttpServletResponse response) throws IOException {
    Problem problem = Problem.at("value_error", bad.text(), "query", bad.parameter());
    refused(Refusal.invalid(problem), response);
  }
}
