package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The AI workflows of websites, pages and blog posts (contract, 2.1 to 2.4). Bodies are read raw:
/// clients name no type, or a type without a body.
@RestController
@RequestMapping({"/v1/ai/workspace", "/lindo/v1/ai/workspace"})
@Tag(name = "Lindo: AI workflows")
public class WorkflowRoutes {

  private final Workflows workflows;
  private final Websites websites;

  public WorkflowRoutes(Workflows workflows, Websites websites) {
    this.workflows = workflows;
    this.websites = websites;
  }

  @Operation(summary = "Make a website from a prompt of 10 to 20,000 characters (contract 2.1)")
  @PostMapping("/website")
  public ResponseEntity<?> website(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.WEBSITE, null, http);
  }

  @Operation(summary = "Make a page of a website (contract 2.1)")
  @PostMapping("/website/{id}/page")
  public ResponseEntity<?> page(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.PAGE, id, http);
  }

  @Operation(summary = "Make a blog post of a website (contract 2.1)")
  @PostMapping("/website/{id}/blog")
  public ResponseEntity<?> blog(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return create(caller, WorkKind.BLOG, id, http);
  }

  @Operation(summary = "Make 1 to 25 websites (contract 2.2)")
  @PostMapping("/website/batch")
  public ResponseEntity<?> websites(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.WEBSITE, null, http);
  }

  @Operation(summary = "Make 1 to 25 pages of a website (contract 2.2)")
  @PostMapping("/website/{id}/page/batch")
  public ResponseEntity<?> pages(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.PAGE, id, http);
  }

  @Operation(summary = "Make 1 to 25 blog posts of a website (contract 2.2)")
  @PostMapping("/website/{id}/blog/batch")
  public ResponseEntity<?> blogs(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    return createAll(caller, WorkKind.BLOG, id, http);
  }

  @Operation(summary = "Where a website job stands (contract 2.3)")
  @GetMapping("/website/status/{id}")
  public ResponseEntity<?> websiteStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.WEBSITE, id);
  }

  @Operation(summary = "Where a page job stands (contract 2.3)")
  @GetMapping("/page/status/{id}")
  public ResponseEntity<?> pageStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.PAGE, id);
  }

  @Operation(summary = "Where a blog job stands (contract 2.3)")
  @GetMapping("/blog/status/{id}")
  public ResponseEntity<?> blogStatus(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return status(caller, WorkKind.BLOG, id);
  }

  @Operation(summary = "Where 1 to 25 website jobs stand (contract 2.4)")
  @PostMapping("/website/status/batch")
  public ResponseEntity<?> websiteStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.WEBSITE, http);
  }

  @Operation(summary = "Where 1 to 25 page jobs stand (contract 2.4)")
  @PostMapping("/page/status/batch")
  public ResponseEntity<?> pageStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.PAGE, http);
  }

  @Operation(summary = "Where 1 to 25 blog jobs stand (contract 2.4)")
  @PostMapping("/blog/status/batch")
  public ResponseEntity<?> blogStatuses(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    return statuses(caller, WorkKind.BLOG, http);
  }

  private ResponseEntity<?> create(
      Caller caller, WorkKind kind, @Nullable String websiteId, HttpServletRequest http)
      throws IOException {
    try {
      Order order = RequestReader.order(http.getInputStream().readAllBytes());
      if (isMissing(caller, websiteId)) {
        return notFound("Website not found");
      }
      return ResponseEntity.ok(
          Envelope.of(caller, workflows.create(caller.orgId(), kind, websiteId, order)));
    } catch (Invalid e) {
      return invalid(e);
    }
  }

  private ResponseEntity<?> createAll(
      Caller caller, WorkKind kind, @Nullable String websiteId, HttpServletRequest http)
      throws IOException {
    try {
      var orders = RequestReader.orders(http.getInputStream().readAllBytes());
      if (isMissing(caller, websiteId)) {
        return notFound("Website not found");
      }
      return ResponseEntity.ok(
          Envelope.of(caller, workflows.createAll(caller.orgId(), kind, websiteId, orders)));
    } catch (Invalid e) {
      return invalid(e);
    }
  }

  private ResponseEntity<?> status(Caller caller, WorkKind kind, String id) {
    return workflows
        .status(caller.orgId(), kind, id)
        .<ResponseEntity<?>>map(body -> ResponseEntity.ok(Envelope.of(caller, body)))
        .orElseGet(() -> notFound("Workflow not found"));
  }

  private ResponseEntity<?> statuses(Caller caller, WorkKind kind, HttpServletRequest http)
      throws IOException {
    try {
      var ids = RequestReader.ids(http.getInputStream().readAllBytes());
      return ResponseEntity.ok(Envelope.of(caller, workflows.statuses(caller.orgId(), kind, ids)));
    } catch (Invalid e) {
      return invalid(e);
    }
  }

  private boolean isMissing(Caller caller, @Nullable String websiteId) {
    return websiteId != null && !websites.isOwned(caller.orgId(), websiteId);
  }

  private static ResponseEntity<?> notFound(String message) {
    return ResponseEntity.status(404).body(LindoErrors.of(message));
  }

  private static ResponseEntity<?> invalid(Invalid e) {
    return ResponseEntity.badRequest().body(LindoErrors.invalid(e.errors()));
  }
}
