package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.time.Time;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The AI workflows of websites, pages, blog posts and edits (contract, 2.1 to 2.4). Bodies are
/// read raw: clients name no type, or a type without a body.
@RestController
@RequestMapping({"/v1/ai/workspace", "/lindo/v1/ai/workspace"})
@Tag(name = "Lindo: AI workflows")
public class WorkflowRoutes {

  private static final int ID_MAX = 1_000;

  private final Orders orders;
  private final Workflows workflows;
  private final Websites websites;
  private final Envelope envelope;
  private final Time time;

  public WorkflowRoutes(
      Orders orders, Workflows workflows, Websites websites, Envelope envelope, Time time) {
    this.envelope = envelope;
    this.time = time;
    this.orders = orders;
    this.workflows = workflows;
    this.websites = websites;
  }

  @Operation(summary = "Make a website from a prompt of 10 to 20,000 characters (contract 2.1)")
  @PostMapping("/website")
  public ObjectNode website(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.WEBSITE, null, http);
  }

  @Operation(summary = "Make a page of a website (contract 2.1)")
  @PostMapping("/website/{id}/page")
  public ObjectNode page(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.PAGE, id, http);
  }

  @Operation(summary = "Make a blog post of a website (contract 2.1)")
  @PostMapping("/website/{id}/blog")
  public ObjectNode blog(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.BLOG, id, http);
  }

  @Operation(summary = "Change a website as the prompt asks (contract 2.1)")
  @PostMapping("/website/{id}/edit")
  public ObjectNode edit(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.EDIT, id, http);
  }

  @Operation(summary = "Make 1 to 25 websites (contract 2.2)")
  @PostMapping("/website/batch")
  public ObjectNode websites(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.WEBSITE, null, http);
  }

  @Operation(summary = "Make 1 to 25 pages of a website (contract 2.2)")
  @PostMapping("/website/{id}/page/batch")
  public ObjectNode pages(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.PAGE, id, http);
  }

  @Operation(summary = "Make 1 to 25 blog posts of a website (contract 2.2)")
  @PostMapping("/website/{id}/blog/batch")
  public ObjectNode blogs(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.BLOG, id, http);
  }

  @Operation(summary = "Where a website job stands (contract 2.3)")
  @GetMapping("/website/status/{id}")
  public ObjectNode websiteStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.WEBSITE, id);
  }

  @Operation(summary = "Where a page job stands (contract 2.3)")
  @GetMapping("/page/status/{id}")
  public ObjectNode pageStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.PAGE, id);
  }

  @Operation(summary = "Where a blog job stands (contract 2.3)")
  @GetMapping("/blog/status/{id}")
  public ObjectNode blogStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.BLOG, id);
  }

  @Operation(summary = "Where an edit stands (contract 2.3)")
  @GetMapping("/website/edit/status/{id}")
  public ObjectNode editStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.EDIT, id);
  }

  @Operation(summary = "Where 1 to 25 website jobs stand (contract 2.4)")
  @PostMapping("/website/status/batch")
  public ObjectNode websiteStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.WEBSITE, http);
  }

  @Operation(summary = "Where 1 to 25 page jobs stand (contract 2.4)")
  @PostMapping("/page/status/batch")
  public ObjectNode pageStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.PAGE, http);
  }

  @Operation(summary = "Where 1 to 25 blog jobs stand (contract 2.4)")
  @PostMapping("/blog/status/batch")
  public ObjectNode blogStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.BLOG, http);
  }

  private ObjectNode create(
      Caller caller, WorkKind kind, @Nullable String websiteId, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    Order order = Order.single(fields, time.instant());
    fields.check();
    checkOwned(caller, websiteId);
    return envelope.of(caller, orders.create(caller.orgId(), kind, websiteId, order));
  }

  private ObjectNode createAll(
      Caller caller, WorkKind kind, @Nullable String websiteId, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    List<Order> all = fields.objects("items", Order.BATCH_MAX, Order::read);
    fields.check();
    checkOwned(caller, websiteId);
    return envelope.of(caller, orders.createAll(caller.orgId(), kind, websiteId, all));
  }

  private ObjectNode status(Caller caller, WorkKind kind, String id) {
    return workflows
        .status(caller.orgId(), kind, id)
        .map(body -> envelope.of(caller, body))
        .orElseThrow(() -> Refusal.notFound("Workflow"));
  }

  private ObjectNode statuses(Caller caller, WorkKind kind, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    if (fields.has("record_ids") == fields.has("workflow_ids")) {
      throw Refusal.invalid("Provide exactly one of record_ids or workflow_ids");
    }
    String name = fields.has("record_ids") ? "record_ids" : "workflow_ids";
    List<String> ids = fields.texts(name, Order.BATCH_MAX, ID_MAX);
    fields.check();
    return envelope.of(caller, workflows.statuses(caller.orgId(), kind, ids));
  }

  private void checkOwned(Caller caller, @Nullable String websiteId) {
    if (websiteId != null && !websites.isOwned(caller.orgId(), websiteId)) {
      throw Refusal.notFound("Website");
    }
  }
}
