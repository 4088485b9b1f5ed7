package dev.sheaf.dialect.runflow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Nothing judges outputs here, so runs have no evaluations, and nothing can be said about one
/// (section 3).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: runs")
public class EvaluationRoutes {

  private final RunRows runs;

  public EvaluationRoutes(RunRows runs) {
    this.runs = runs;
  }

  @Operation(summary = "The evaluations of a run; there are none on this server")
  @GetMapping("/runs/{id}/evaluations")
  public ResponseEntity<byte[]> list(HttpServletRequest http, @PathVariable String id) {
    var caller = Access.enter(http, Access.EVALUATIONS_READ);
    if (runs.find(caller.orgId(), Ids.uuid(id, "run_id")).isEmpty()) {
      throw Refusal.notFound("run");
    }
    return Lists.reply(List.of());
  }

  @Operation(summary = "Feedback to an evaluation; there are none on this server")
  @PatchMapping({"/runs/{run}/evaluations/{id}/feedback", "/evaluations/{id}/feedback"})
  public ResponseEntity<byte[]> feedback(HttpServletRequest http, @PathVariable String id) {
    Access.enter(http, Access.EVALUATIONS_EDIT);
    Ids.uuid(id, "id");
    throw Refusal.notFound("evaluation");
  }

  @Operation(summary = "Have a run evaluated; this server cannot")
  @PostMapping("/evaluations")
  public ResponseEntity<byte[]> create(HttpServletRequest http) {
    Access.enter(http, Access.EVALUATIONS_CREATE);
    throw Refusal.unavailable("SERVICE_UNAVAILABLE", "This server does not evaluate outputs.");
  }
}
