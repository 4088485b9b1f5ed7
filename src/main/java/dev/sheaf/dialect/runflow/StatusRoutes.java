package dev.sheaf.dialect.runflow;

import dev.sheaf.store.Database;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the server lives, for anyone to ask (section 3).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: status")
public class StatusRoutes {

  private final Database database;

  public StatusRoutes(Database database) {
    this.database = database;
  }

  /// The service says `status`, the SDK's types say `ok`.
  private record Health(String status, boolean ok) {}

  private record Readiness(String status, String database) {}

  @Operation(summary = "Whether the server is up (section 3)")
  @GetMapping("/health")
  public ResponseEntity<byte[]> health() {
    return Wire.ok(new Health("ok", true));
  }

  @Operation(summary = "Whether the server can take work (section 3)")
  @GetMapping("/readiness")
  public ResponseEntity<byte[]> readiness() {
    try {
      database.sql("select 1").query(Integer.class).single();
      return Wire.ok(new Readiness("ok", "ok"));
    } catch (DataAccessException _) {
      throw Refusal.unavailable("SERVICE_UNAVAILABLE", "The database does not answer.");
    }
  }
}
