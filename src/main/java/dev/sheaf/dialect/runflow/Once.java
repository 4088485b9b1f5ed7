package dev.sheaf.dialect.runflow;

import dev.sheaf.tenant.Answer;
import dev.sheaf.tenant.Caller;
import dev.sheaf.tenant.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/// Requests that create something, done once for each `Idempotency-Key` on their path (2.0).
public final class Once {

  private final Idempotency idempotency;

  public Once(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  ResponseEntity<byte[]> reply(
      HttpServletRequest http, Caller caller, ObjectNode body, Supplier<Answer> work) {
    String key = http.getHeader(Idempotency.HEADER);
    byte[] compared = key == null ? new byte[0] : Wire.canonical(body);
    return Wire.reply(
        idempotency.answerOnRoute(
            caller.orgId(), key, "POST " + http.getRequestURI(), compared, work));
  }
}
