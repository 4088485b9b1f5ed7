package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.run.NewRuns;
import dev.sheaf.run.Runs;
import dev.sheaf.run.Runs.Accepted;
import dev.sheaf.run.Target;
import dev.sheaf.run.TargetKind;
import dev.sheaf.run.Targets;
import dev.sheaf.store.Database;
import dev.sheaf.tenant.Answer;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What is addressed by a target's path: looking at it, running it, running it in batches (2.1,
/// 2.7, section 3). A slug may have any number of segments, so the paths are split here and not by
/// the framework.
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: targets")
public class TargetRoutes {

  private static final String MODELS = "models";
  private static final String WORKFLOWS = "comfyui-workflows";
  private static final String FLOWS = "flows";

  private final Targets targets;
  private final TargetBodies bodies;
  private final Runs runs;
  private final RunRows rows;
  private final RunBodies runBodies;
  private final Reader reader;
  private final NewRunsReader newRuns;
  private final Once once;
  private final Database database;
  private final FileReferences files;

  public TargetRoutes(
      Targets targets,
      TargetBodies bodies,
      Runs runs,
      RunRows rows,
      RunBodies runBodies,
      Reader reader,
      NewRunsReader newRuns,
      Once once,
      Database database,
      FileReferences files) {
    this.targets = targets;
    this.bodies = bodies;
    this.runs = runs;
    this.rows = rows;
    this.runBodies = runBodies;
    this.reader = reader;
    this.newRuns = newRuns;
    this.once = once;
    this.database = database;
    this.files = files;
  }

  @Operation(summary = "The models there are (section 3)")
  @GetMapping("/models")
  public ResponseEntity<byte[]> models(HttpServletRequest http) {
    return list(http, TargetKind.MODEL, Access.enter(http, Access.RUNS_READ));
  }

  @Operation(summary = "The owners of models (section 3)")
  @GetMapping("/model-creators")
  public ResponseEntity<byte[]> creators(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), TargetBodies.CREATORS, "slug:asc");
    return Lists.reply(bodies.creators(caller.orgId(), query), query.fields());
  }

  @Operation(summary = "The ComfyUI workflows there are (section 3)")
  @GetMapping("/comfyui-workflows")
  public ResponseEntity<byte[]> workflows(HttpServletRequest http) {
    return list(http, TargetKind.COMFYUI_WORKFLOW, Access.enter(http, Access.WORKFLOWS_READ));
  }

  @Operation(summary = "A model, or its pricing or examples (section 3)")
  @GetMapping("/models/**")
  public ResponseEntity<byte[]> model(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    TargetPath path = TargetPath.of(http.getRequestURI(), MODELS);
    if (path.endsWith("pricing")) {
      ListQuery query = ListQuery.read(http.getParameterMap(), TargetBodies.PRICES, "id:asc");
      return Lists.reply(bodies.pricing(caller.orgId(), path.withoutVerb(), query), query.fields());
    }
    if (path.endsWith("examples")) {
      TargetPath of = path.withoutVerb();
      if (!of.isId() || !of.id().equals(Ids.ANY)) {
        any(caller, of, TargetKind.MODEL);
      }
      return Lists.reply(java.util.List.of());
    }
    return Wire.ok(bodies.of(caller.orgId(), any(caller, path, TargetKind.MODEL)));
  }

  @Operation(summary = "A ComfyUI workflow, or its runs or inputs (section 3)")
  @GetMapping("/comfyui-workflows/**")
  public ResponseEntity<byte[]> workflow(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.WORKFLOWS_READ);
    TargetPath path = TargetPath.of(http.getRequestURI(), WORKFLOWS);
    if (path.endsWith("runs")) {
      Target target = any(caller, path.withoutVerb(), TargetKind.COMFYUI_WORKFLOW);
      ListQuery query = ListQuery.read(http.getParameterMap(), RunRows.RUNS, "created_at:desc");
      return Lists.reply(
          rows.pageOfTarget(caller.orgId(), target.id(), query).map(runBodies::of), query.fields());
    }
    if (path.endsWith("inputs")) {
      return bodies.inputs(any(caller, path.withoutVerb(), TargetKind.COMFYUI_WORKFLOW));
    }
    return Wire.ok(bodies.of(caller.orgId(), any(caller, path, TargetKind.COMFYUI_WORKFLOW)));
  }

  @Operation(summary = "Run a model once, or for each of a list of inputs (2.7, 2.1)")
  @PostMapping("/models/**")
  public ResponseEntity<byte[]> runModel(HttpServletRequest http) throws IOException {
    return run(http, MODELS, TargetKind.MODEL);
  }

  @Operation(summary = "Run a ComfyUI workflow once, or for each of a list of inputs (2.7, 2.1)")
  @PostMapping("/comfyui-workflows/**")
  public ResponseEntity<byte[]> runWorkflow(HttpServletRequest http) throws IOException {
    return run(http, WORKFLOWS, TargetKind.COMFYUI_WORKFLOW);
  }

  @Operation(summary = "Run a flow once, or for each of a list of inputs (2.1)")
  @PostMapping("/flows/**")
  public ResponseEntity<byte[]> runFlow(HttpServletRequest http) throws IOException {
    return run(http, FLOWS, TargetKind.FLOW);
  }

  private ResponseEntity<byte[]> run(HttpServletRequest http, String collection, TargetKind kind)
      throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_CREATE);
    TargetPath path = TargetPath.of(http.getRequestURI(), collection);
    boolean batch = path.endsWith("batches");
    if (!batch && !path.endsWith("runs")) {
      throw Refusal.notFound("route");
    }
    Target target = any(caller, path.withoutVerb(), kind);
    ObjectNode body = Bodies.object(http);
    checkEnabled(target, batch);
    return once.reply(
        http,
        caller,
        body,
        () ->
            batch
                ? acceptBatch(caller, newRuns.batch(http, caller, target, body))
                : acceptRun(caller, newRuns.run(http, caller, target, body)));
  }

  /// The files of the runs are there exactly when the runs are.
  private Accepted submit(NewRuns wanted) {
    return database.inTransaction(() -> runs.submit(files.stored(wanted)));
  }

  private Answer acceptBatch(Caller caller, NewRuns wanted) {
    Accepted accepted = submit(wanted);
    return new Answer(201, Map.of(), Wire.bytes(reader.created(caller.orgId(), accepted)));
  }

  private Answer acceptRun(Caller caller, NewRuns wanted) {
    Accepted accepted = submit(wanted);
    RunRow run = rows.find(caller.orgId(), accepted.id()).orElseThrow();
    return new Answer(201, Map.of(), Wire.bytes(runBodies.of(run)));
  }

  private static void checkEnabled(Target target, boolean batch) {
    if (target.enabled()) {
      return;
    }
    String message = target.path() + " is disabled on this server.";
    throw batch
        ? Refusal.invalid(Problem.at("value_error", message, "path", "slug"))
        : Refusal.unavailable("MODEL_UNAVAILABLE", message);
  }

  /// By name or by id. A model's path also leads to a workflow of that name (6.12), or to a flow,
  /// because clients know no other path.
  private Target any(Caller caller, TargetPath path, TargetKind kind) {
    Optional<Target> found = path.isName() ? named(caller, path, kind) : Optional.empty();
    if (found.isEmpty() && path.isName() && kind == TargetKind.MODEL) {
      found =
          named(caller, path, TargetKind.COMFYUI_WORKFLOW)
              .or(() -> named(caller, path, TargetKind.FLOW));
    }
    if (found.isEmpty() && path.isId() && Ids.isUuid(path.id())) {
      found = targets.byId(caller.orgId(), UUID.fromString(path.id()));
    }
    return found.orElseThrow(() -> Refusal.notFound(noun(kind)));
  }

  private Optional<Target> named(Caller caller, TargetPath path, TargetKind kind) {
    return targets.byPath(caller.orgId(), kind, path.owner(), path.slug());
  }

  private static String noun(TargetKind kind) {
    return switch (kind) {
      case MODEL -> "model";
      case FLOW -> "flow";
      case COMFYUI_WORKFLOW -> "comfyui workflow";
    };
  }

  private ResponseEntity<byte[]> list(HttpServletRequest http, TargetKind kind, Caller caller) {
    ListQuery query = ListQuery.read(http.getParameterMap(), TargetBodies.COLUMNS, "name:asc");
    return Lists.reply(bodies.page(caller.orgId(), kind, query), query.fields());
  }
}
