package dev.sheaf.dialect.runflow;

import dev.sheaf.run.ApplyReport;
import dev.sheaf.run.Targets;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Changing targets over HTTP (6.21); ours. The body is what `./sheaf targets apply` takes: YAML,
/// or JSON, which is YAML too.
@RestController
@RequestMapping({"/v1/admin", "/runflow/v1/admin"})
@Tag(name = "Runflow: targets")
public class AdminRoutes {

  private static final int BYTES_MAX = 1 << 20;

  private final Targets targets;

  public AdminRoutes(Targets targets) {
    this.targets = targets;
  }

  @Operation(summary = "Make or change targets of the caller's organization; all of them or none")
  @PostMapping("/targets")
  public ResponseEntity<byte[]> apply(HttpServletRequest http) throws IOException {
    Caller caller = Access.enterAsAdmin(http);
    byte[] body = http.getInputStream().readNBytes(BYTES_MAX + 1);
    if (body.length > BYTES_MAX) {
      throw Refusal.invalid(Problem.at("too_long", "Body should have at most 1 MiB", "body"));
    }
    ApplyReport report = targets.apply(caller.orgId(), new String(body, StandardCharsets.UTF_8));
    if (!report.isGood()) {
      throw Refusal.invalid(
          report.problems().stream().map(p -> Problem.at("value_error", p, "body")).toList());
    }
    return Wire.ok(report);
  }
}
