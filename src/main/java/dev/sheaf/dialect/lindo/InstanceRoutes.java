package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The older, generic endpoints of AI workflows (contract, 2.5). Clients call some of them without
/// the version.
@RestController
@RequestMapping({
  "/v1/ai/workflows",
  "/ai/workflows",
  "/lindo/v1/ai/workflows",
  "/lindo/ai/workflows"
})
@Tag(name = "Lindo: AI workflows")
public class InstanceRoutes {

  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 200;
  private static final int NAME_MAX = 100;
  private static final String INVALID_NAME = "Invalid name; one of " + WorkKind.words();
  private static final List<String> STATUSES =
      List.of("queued", "running", "paused", "completed", "failed", "terminated");

  private final Instances instances;
  private final Standings standings;
  private final Orders orders;
  private final Websites websites;

  public InstanceRoutes(
      Instances instances, Standings standings, Orders orders, Websites websites) {
    this.instances = instances;
    this.standings = standings;
    this.orders = orders;
    this.websites = websites;
  }

  @Operation(summary = "Workflows, the newest first (contract 2.5)")
  @GetMapping
  public ObjectNode list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(name = "workflow_name", required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(name = "website_id", required = false) @Nullable String websiteId,
      @RequestParam(name = "client_id", required = false) @Nullable String clientId,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String offset) {
    if (status != null && !STATUSES.contains(status)) {
      throw Refusal.invalid("status: Invalid status; one of " + STATUSES);
    }
    Instances.Filter filter =
        new Instances.Filter(
            name == null ? null : kind(name),
            status,
            websiteId,
            clientId,
            number("limit", limit, LIMIT, 1, LIMIT_MAX),
            number("offset", offset, 0, 0, Integer.MAX_VALUE));
    ObjectNode answer = Answers.object().put("success", true);
    ArrayNode data = answer.putArray("data");
    instances.list(caller.orgId(), filter).forEach(instance -> data.add(instance.entry()));
    return answer;
  }

  @Operation(summary = "One workflow (contract 2.5)")
  @GetMapping("/{id}")
  public ObjectNode one(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    Instance found = found(caller, id);
    Standing standing = standings.find(caller.orgId(), found.kind(), found.recordId()).orElse(null);
    return found.whole(standing);
  }

  @Operation(summary = "Start a workflow by its name (contract 2.5)")
  @PostMapping("/start")
  public ObjectNode start(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    Named named = named(fields);
    fields.check();
    return started(caller, named);
  }

  @Operation(summary = "Start 1 to 25 workflows by their names (contract 2.5)")
  @PostMapping("/batch")
  public ObjectNode batch(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    List<Named> all = fields.objects("workflows", Order.BATCH_MAX, InstanceRoutes::named);
    fields.check();
    ObjectNode answer = Answers.object().put("success", true).put("total", all.size());
    ArrayNode results = answer.putArray("results");
    all.forEach(named -> results.add(tried(caller, named)));
    return answer;
  }

  @Operation(summary = "Start no more of its work (contract 2.5)")
  @PostMapping("/pause/{id}")
  public ObjectNode pause(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    instances.pause(live(caller, id));
    return done("Workflow paused");
  }

  @Operation(summary = "Go on with its work (contract 2.5)")
  @PostMapping("/resume/{id}")
  public ObjectNode resume(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    instances.resume(live(caller, id));
    return done("Workflow resumed");
  }

  @Operation(summary = "Cancel it; what is published stays (contract 2.5)")
  @PostMapping("/terminate/{id}")
  public ObjectNode terminate(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    if (!instances.terminate(caller.orgId(), live(caller, id))) {
      throw ended();
    }
    return done("Workflow terminated");
  }

  private record Named(WorkKind kind, @Nullable String websiteId, Order order) {}

  /// The parameters stand beside the name or in an object of their own.
  private static Named named(Fields fields) {
    String name = fields.required("workflow_name", NAME_MAX);
    Optional<WorkKind> kind = WorkKind.named(name);
    if (kind.isEmpty() && !name.isEmpty()) {
      fields.error("workflow_name", INVALID_NAME);
    }
    Fields params = Objects.requireNonNullElse(fields.object("params"), fields);
    boolean isWebsite = kind.isEmpty() || kind.get() == WorkKind.WEBSITE;
    String website = isWebsite ? null : params.required("website_id", ClientRef.ID_MAX);
    return new Named(kind.orElse(WorkKind.WEBSITE), website, Order.read(params));
  }

  private ObjectNode tried(Caller caller, Named named) {
    try {
      return started(caller, named);
    } catch (Refusal refusal) {
      return Answers.object()
          .put("success", false)
          .put("error", refusal.body().errors().getFirst());
    }
  }

  private ObjectNode started(Caller caller, Named named) {
    if (named.websiteId != null && !websites.isOwned(caller.orgId(), named.websiteId)) {
      throw Refusal.notFound("Website");
    }
    ObjectNode made = orders.create(caller.orgId(), named.kind, named.websiteId, named.order);
    String record = made.path("record_id").asString();
    return Answers.object()
        .put("success", true)
        .put("instance_id", Orders.instanceId(record))
        .put("status", named.order.startAt() == null ? "running" : "queued");
  }

  private static WorkKind kind(String name) {
    return WorkKind.named(name)
        .orElseThrow(() -> Refusal.invalid("workflow_name: " + INVALID_NAME));
  }

  private static int number(String name, @Nullable String text, int standard, int min, int max) {
    if (text == null || text.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Refusal.invalid(name + ": Must be a number from " + min + " to " + max);
  }

  private Instance live(Caller caller, String id) {
    Instance found = found(caller, id);
    if (found.status().isTerminal()) {
      throw ended();
    }
    return found;
  }

  private Instance found(Caller caller, String id) {
    return instances.find(caller.orgId(), id).orElseThrow(() -> Refusal.notFound("Workflow"));
  }

  private static Refusal ended() {
    return Refusal.unable("Workflow has already ended");
  }

  private static ObjectNode done(String message) {
    return Answers.object().put("success", true).put("message", message);
  }
}
