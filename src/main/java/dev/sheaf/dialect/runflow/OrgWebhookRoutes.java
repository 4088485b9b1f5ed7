package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.OrgWebhooks.Wanted;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Subscriptions of an organisation to what ends, and what they were sent (section 3).
@RestController
@RequestMapping({"/v1/webhooks", "/runflow/v1/webhooks"})
@Tag(name = "Runflow: callbacks")
public class OrgWebhookRoutes {

  private static final String WEBHOOK = "webhook";
  private static final int SECRET_MIN = 8;
  private static final int SECRET_MAX = 255;

  private final OrgWebhooks webhooks;
  private final OrgDeliveries deliveries;
  private final AddressPolicy addresses;

  public OrgWebhookRoutes(OrgWebhooks webhooks, OrgDeliveries deliveries, AddressPolicy addresses) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.addresses = addresses;
  }

  @Operation(summary = "The organization's webhooks")
  @GetMapping
  public ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), OrgWebhooks.COLUMNS, "created_at:asc");
    return Lists.reply(
        webhooks.page(caller.orgId(), query).map(webhook -> webhook.body(false)), query.fields());
  }

  @Operation(summary = "Subscribe a URL; its secret is shown this once")
  @PostMapping
  public ResponseEntity<byte[]> create(HttpServletRequest http) throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    Fields fields = new Fields(Bodies.object(http));
    if (!fields.has("url")) {
      fields.missing("url");
    }
    Wanted wanted = wanted(fields);
    return Wire.reply(201, webhooks.create(caller.orgId(), wanted).body(true));
  }

  @Operation(summary = "One webhook")
  @GetMapping("/{id}")
  public ResponseEntity<byte[]> get(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    return Wire.ok(
        webhooks
            .find(caller.orgId(), Ids.uuid(id, "id"))
            .orElseThrow(() -> Refusal.notFound(WEBHOOK))
            .body(false));
  }

  @Operation(summary = "Change a webhook, or disable it")
  @PatchMapping("/{id}")
  public ResponseEntity<byte[]> change(HttpServletRequest http, @PathVariable String id)
      throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    Wanted wanted = wanted(new Fields(Bodies.objectOrEmpty(http)));
    return Wire.ok(
        webhooks
            .change(caller.orgId(), Ids.uuid(id, "id"), wanted)
            .orElseThrow(() -> Refusal.notFound(WEBHOOK))
            .body(false));
  }

  @Operation(summary = "Delete a webhook")
  @DeleteMapping("/{id}")
  public ResponseEntity<byte[]> delete(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    if (!webhooks.delete(caller.orgId(), Ids.uuid(id, "id"))) {
      throw Refusal.notFound(WEBHOOK);
    }
    return ResponseEntity.noContent().build();
  }

  @Operation(summary = "The events there are")
  @GetMapping("/event-types")
  public ResponseEntity<byte[]> types(HttpServletRequest http) {
    Access.enter(http, Access.RUNS_READ);
    return Lists.reply(EventTypes.ALL);
  }

  @Operation(summary = "One kind of event")
  @GetMapping("/event-types/{code}")
  public ResponseEntity<byte[]> type(HttpServletRequest http, @PathVariable String code) {
    Access.enter(http, Access.RUNS_READ);
    return Wire.ok(EventTypes.find(code).orElseThrow(() -> Refusal.notFound("event type")));
  }

  @Operation(summary = "What a webhook, or any, was sent")
  @GetMapping("/{id}/deliveries")
  public ResponseEntity<byte[]> sent(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query =
        ListQuery.read(http.getParameterMap(), OrgDeliveries.DELIVERIES, "created_at:desc");
    return Lists.reply(deliveries.page(caller.orgId(), parent(caller, id), query), query.fields());
  }

  @Operation(summary = "One delivery")
  @GetMapping("/{id}/deliveries/{delivery}")
  public ResponseEntity<byte[]> sentOne(
      HttpServletRequest http, @PathVariable String id, @PathVariable String delivery) {
    return Wire.ok(delivery(Access.enter(http, Access.RUNS_READ), id, delivery));
  }

  @Operation(summary = "The attempts of a delivery")
  @GetMapping("/{id}/deliveries/{delivery}/attempts")
  public ResponseEntity<byte[]> attempts(
      HttpServletRequest http, @PathVariable String id, @PathVariable String delivery) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    OrgDeliveries.Delivery of = delivery(caller, id, delivery);
    ListQuery query =
        ListQuery.read(http.getParameterMap(), OrgDeliveries.ATTEMPTS, "attempt_number:asc");
    return Lists.reply(
        deliveries.attempts(caller.orgId(), of.webhookId(), of.id(), query), query.fields());
  }

  @Operation(summary = "One attempt")
  @GetMapping("/{id}/deliveries/{delivery}/attempts/{attempt}")
  public ResponseEntity<byte[]> attempt(
      HttpServletRequest http,
      @PathVariable String id,
      @PathVariable String delivery,
      @PathVariable String attempt) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    UUID wanted = Ids.uuid(attempt, "attempt_id");
    return Wire.ok(
        delivery(caller, id, delivery).attempts().stream()
            .filter(one -> one.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("attempt")));
  }

  private OrgDeliveries.Delivery delivery(Caller caller, String webhook, String id) {
    return deliveries
        .find(caller.orgId(), parent(caller, webhook), Ids.uuid(id, "delivery_id"))
        .orElseThrow(() -> Refusal.notFound("delivery"));
  }

  /// Null for any webhook of the organisation.
  private @Nullable UUID parent(Caller caller, String id) {
    return id.equals(Ids.ANY)
        ? null
        : webhooks
            .find(caller.orgId(), Ids.uuid(id, "webhook_id"))
            .orElseThrow(() -> Refusal.notFound(WEBHOOK))
            .id();
  }

  private Wanted wanted(Fields fields) {
    URI url = fields.url("url", addresses);
    String secret = fields.text("secret", SECRET_MIN, SECRET_MAX);
    List<String> codes = codes(fields);
    Boolean disabled = fields.bool("disabled");
    fields.refuseIfWrong();
    return new Wanted(url == null ? null : url.toString(), secret, codes, disabled);
  }

  private static @Nullable List<String> codes(Fields fields) {
    JsonNode node = fields.node("event_type_codes");
    if (Fields.isAbsent(node)) {
      return null;
    }
    if (!node.isArray()) {
      fields.wrong("list_type", "Input should be a valid list", "event_type_codes");
      return null;
    }
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String code = node.get(i).isString() ? node.get(i).asString() : "";
      if (EventTypes.find(code).isEmpty()) {
        fields.wrong("enum", "There is no such event type", "event_type_codes", i);
      } else if (!codes.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }
}
