package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.workspace.Hooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Subscriptions to single events (contract, 3.7).
@RestController
@RequestMapping({
  "/v1/workspace/automations/n8n/hooks",
  "/lindo/v1/workspace/automations/n8n/hooks"
})
@Tag(name = "Lindo: workspace")
public class HookRoutes {

  private static final int TYPE_MAX = 100;

  private final Hooks hooks;

  public HookRoutes(Hooks hooks) {
    this.hooks = hooks;
  }

  @Operation(summary = "Be told of one kind of event (contract 3.7)")
  @PostMapping
  public ObjectNode subscribe(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String url = HookUrls.required(fields, "target_url");
    String type = fields.required("event_type", TYPE_MAX);
    if (fields.tree("event_type").isString() && !LindoEvents.TYPES.contains(type)) {
      fields.error("event_type", "Invalid event; one of " + LindoEvents.TYPES);
    }
    fields.check();
    if (!hooks.add(caller.orgId(), url, type)) {
      throw Refusal.unable("A workspace may have " + Hooks.HOOKS_MAX + " hooks; delete some first");
    }
    return Answers.of(
        Answers.message("Webhook subscribed").put("target_url", url).put("event_type", type));
  }

  @Operation(summary = "No longer be told (contract 3.7)")
  @DeleteMapping
  public ObjectNode unsubscribe(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String url = HookUrls.required(fields, "target_url");
    fields.check();
    hooks.remove(caller.orgId(), url);
    return Answers.of(Answers.message("Webhook unsubscribed").put("target_url", url));
  }
}
