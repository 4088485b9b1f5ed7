package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.workspace.Workspace;
import dev.sheaf.workspace.Workspaces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The workspace (contract, 3.6). A field that is null clears what was said.
@RestController
@RequestMapping({"/v1/workspace", "/lindo/v1/workspace"})
@Tag(name = "Lindo: workspace")
public class WorkspaceRoutes {

  private static final int NAME_MAX = 200;
  private static final int CODE_MAX = 35;
  private static final String PLAN = "self-hosted";

  private final Workspaces workspaces;

  public WorkspaceRoutes(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  static String id(UUID org) {
    return "ws_" + org.toString().replace("-", "");
  }

  @Operation(summary = "The workspace (contract 3.6)")
  @GetMapping
  public ObjectNode workspace(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    Workspace said = workspaces.of(caller.orgId());
    Workspaces.Organisation organisation = workspaces.organisation(caller.orgId());
    ObjectNode result = Answers.object().put("workspace_id", id(caller.orgId()));
    result.put("workspace_name", said.name() == null ? organisation.name() : said.name());
    result
        .put("email", workspaces.email())
        .put("plan", PLAN)
        .putNull("domain")
        .putNull("subdomain_domain");
    result.putArray("integrations");
    result
        .putObject("whitelabel")
        .put("enabled", false)
        .putNull("domain")
        .putNull("email_sender")
        .put("client_register", false);
    result
        .putObject("appearance")
        .putNull("primary_color")
        .putNull("secondary_color")
        .putNull("theme_mode");
    result.put("workspace_language", said.language()).put("default_currency", said.currency());
    result.put("webhook_url", said.webhookUrl());
    return Answers.of(result.put("created_date", Times.seconds(organisation.createdAt())));
  }

  @Operation(summary = "Name the workspace, and who is told of its events (contract 3.6)")
  @RequestMapping(method = {RequestMethod.PUT, RequestMethod.PATCH})
  public ObjectNode update(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String nameField = fields.names("workspace_name") ? "workspace_name" : "business_name";
    String languageField = fields.names("workspace_language") ? "workspace_language" : "language";
    String name = fields.text(nameField, NAME_MAX);
    String language = fields.text(languageField, CODE_MAX);
    String currency = fields.text("default_currency", CODE_MAX);
    String url = HookUrls.optional(fields, "webhook_url");
    fields.check();
    Workspace changed =
        workspaces.change(
            caller.orgId(),
            was ->
                new Workspace(
                    fields.names(nameField) ? name : was.name(),
                    fields.names(languageField) ? language : was.language(),
                    fields.names("default_currency") ? currency : was.currency(),
                    fields.names("webhook_url") ? url : was.webhookUrl()));
    ObjectNode result =
        Answers.message("Workspace updated successfully").put("workspace_id", id(caller.orgId()));
    put(result, fields, nameField, changed.name());
    put(result, fields, languageField, changed.language());
    put(result, fields, "default_currency", changed.currency());
    put(result, fields, "webhook_url", changed.webhookUrl());
    return Answers.of(result);
  }

  private static void put(ObjectNode result, Fields fields, String name, @Nullable String value) {
    if (fields.names(name)) {
      result.put(name, value);
    }
  }

  @Operation(summary = "Whether the key is good, for automation tools (contract 3.6)")
  @GetMapping("/automations/workspaces")
  public ObjectNode automations(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    ObjectNode entry = Answers.object().put("workspace_id", id(caller.orgId()));
    Workspace said = workspaces.of(caller.orgId());
    String name = said.name();
    entry.put(
        "workspace_name", name == null ? workspaces.organisation(caller.orgId()).name() : name);
    ObjectNode result = Answers.object();
    result.putArray("list").add(entry);
    return Answers.of(result.put("total", 1));
  }
}
