package dev.sheaf.dialect.runflow;

import dev.sheaf.run.Executors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where endpoints that take their time post what came of a run. The token in the path is the
/// permission: it cannot be guessed and is good for one run.
@RestController
@Tag(name = "Runflow: targets")
public class EndpointRoutes {

  private final Executors executors;

  public EndpointRoutes(Executors executors) {
    this.executors = executors;
  }

  private record Taken(boolean ok) {}

  @Operation(summary = "The result of a run that an endpoint has taken")
  @PostMapping(Executors.CALLBACK_PATH + "{token}")
  public ResponseEntity<byte[]> complete(HttpServletRequest http, @PathVariable String token)
      throws IOException {
    if (!executors.complete(token, Bodies.object(http))) {
      throw Refusal.notFound("run");
    }
    return Wire.ok(new Taken(true));
  }
}
