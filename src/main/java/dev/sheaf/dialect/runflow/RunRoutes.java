package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.engine.Engine;
import dev.sheaf.job.JobId;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Runs, one by one and as lists (2.8 to 2.11).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: runs")
public class RunRoutes {

  private static final String RUN = "run";

  private final Engine engine;
  private final RunRows runs;
  private final RunBodies bodies;
  private final RunLogs logs;

  public RunRoutes(Engine engine, RunRows runs, RunBodies bodies, RunLogs logs) {
    this.engine = engine;
    this.runs = runs;
    this.bodies = bodies;
    this.logs = logs;
  }

  /// A status that runs and batches may have (1.2).
  private record Status(String code, String name, String description, boolean isTerminal) {}

  private static final List<Status> STATUSES =
      List.of(
          new Status("queued", "Queued", "Accepted, waits for capacity", false),
          new Status("dispatching", "Dispatching", "Being handed to the provider", false),
          new Status("running", "Running", "Executing", false),
          new Status("succeeded", "Succeeded", "The output is ready", true),
          new Status("failed", "Failed", "See failure_code and failure_message", true),
          new Status("canceled", "Canceled", "Given up before it ended", true),
          new Status(
              "partial_succeeded", "Partially succeeded", "Batches: some items succeeded", true));

  @Operation(summary = "The statuses there are (2.9)")
  @GetMapping("/runs/statuses")
  public ResponseEntity<byte[]> statuses(HttpServletRequest http) {
    Access.enter(http, Access.RUNS_READ);
    return Lists.reply(STATUSES);
  }

  @Operation(summary = "Search runs (2.9)")
  @GetMapping("/runs")
  public ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), RunRows.RUNS, "created_at:desc");
    return Lists.reply(runs.page(caller.orgId(), query).map(bodies::of), query.fields());
  }

  @Operation(summary = "A run (2.8)")
  @GetMapping("/runs/{id}")
  public ResponseEntity<byte[]> get(
      HttpServletRequest http,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String embed) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    Set<String> wanted =
        embed == null
            ? Set.of()
            : Arrays.stream(embed.split(",")).map(String::strip).collect(Collectors.toSet());
    RunRow run = find(caller, id);
    return Wire.ok(bodies.of(run, wanted.contains("node_runs"), wanted.contains("logs")));
  }

  @Operation(summary = "Cancel a run (2.10)")
  @PostMapping("/runs/{id}/cancellation")
  public ResponseEntity<byte[]> cancel(HttpServletRequest http, @PathVariable String id)
      throws IOException {
    return cancel(Access.enter(http, Access.RUNS_EXECUTE), http, id);
  }

  @Operation(summary = "Cancel a run, as the vendor has it (2.10)")
  @PostMapping("/admin/runs/{id}/cancellation")
  public ResponseEntity<byte[]> cancelAsAdmin(HttpServletRequest http, @PathVariable String id)
      throws IOException {
    return cancel(Access.enterAsAdmin(http), http, id);
  }

  private ResponseEntity<byte[]> cancel(Caller caller, HttpServletRequest http, String id)
      throws IOException {
    Cancellations.checkReason(Bodies.objectOrEmpty(http));
    RunRow run = find(caller, id);
    boolean cancelled = engine.cancelItem(new JobId(run.jobId()), run.seq());
    return Wire.reply(cancelled ? 201 : 200, bodies.of(find(caller, id)));
  }

  @Operation(summary = "What happened during a run, or any run (2.11)")
  @GetMapping("/runs/{id}/logs")
  public ResponseEntity<byte[]> logs(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), RunLogs.LOGS, "timestamp:asc");
    return Lists.reply(logs.entries(caller.orgId(), parent(caller, id), query), query.fields());
  }

  @Operation(summary = "One entry of a run's log (2.11)")
  @GetMapping("/runs/{id}/logs/{entry}")
  public ResponseEntity<byte[]> log(
      HttpServletRequest http, @PathVariable String id, @PathVariable String entry) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    return Wire.ok(
        logs.entry(caller.orgId(), parent(caller, id), Ids.uuid(entry, "id"))
            .orElseThrow(() -> Refusal.notFound("run log")));
  }

  @Operation(summary = "The steps of a run through a flow (2.11)")
  @GetMapping("/runs/{id}/node-runs")
  public ResponseEntity<byte[]> nodeRuns(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), RunLogs.NODE_RUNS, "started_at:asc");
    return Lists.reply(logs.nodeRuns(caller.orgId(), parent(caller, id), query), query.fields());
  }

  @Operation(summary = "One step of a run through a flow (2.11)")
  @GetMapping("/runs/{id}/node-runs/{node}")
  public ResponseEntity<byte[]> nodeRun(
      HttpServletRequest http, @PathVariable String id, @PathVariable String node) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    return Wire.ok(
        logs.nodeRun(caller.orgId(), parent(caller, id), Ids.uuid(node, "id"))
            .orElseThrow(() -> Refusal.notFound("node run")));
  }

  /// Null for any run of the organisation.
  private java.util.@Nullable UUID parent(Caller caller, String id) {
    return id.equals(Ids.ANY) ? null : find(caller, id).id();
  }

  private RunRow find(Caller caller, String id) {
    return runs.find(caller.orgId(), Ids.uuid(id, "id")).orElseThrow(() -> Refusal.notFound(RUN));
  }
}
