package dev.sheaf.dialect.lindo;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what a route refuses.
@RestControllerAdvice(basePackageClasses = LindoRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class LindoRefusals {

  @ExceptionHandler(Refusal.class)
  ResponseEntity<?> refused(Refusal refusal) {
    return ResponseEntity.status(refusal.status()).body(refusal.body());
  }
}
