package dev.sheaf.dialect.lindo;

import dev.sheaf.egress.Headers;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.BodyForm;
import dev.sheaf.webhook.DeliveryPolicy;
import dev.sheaf.webhook.EventId;
import dev.sheaf.webhook.NewEvent;
import dev.sheaf.webhook.Webhooks;
import dev.sheaf.workspace.Client;
import dev.sheaf.workspace.Hooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells an organisation's receivers what happened (contract, 3.7), each as a durable event in the
/// transaction of what it tells.
public final class LindoEvents {

  static final List<String> TYPES =
      List.of(
          "website.created",
          "website.deleted",
          "client.created",
          "client.deleted",
          "workflow.website.completed",
          "workflow.page.completed",
          "workflow.blog.completed");

  private static final DeliveryPolicy THREE_TIMES =
      new DeliveryPolicy(
          List.of(Duration.ofSeconds(15), Duration.ofMinutes(2)), Duration.ofSeconds(5), false);
  private static final String ALGORITHM = "HmacSHA256";

  private final Webhooks webhooks;
  private final Hooks hooks;
  private final Optional<String> secret;
  private final Time time;

  public LindoEvents(Webhooks webhooks, Hooks hooks, Optional<String> secret, Time time) {
    this.webhooks = webhooks;
    this.hooks = hooks;
    this.secret = secret;
    this.time = time;
  }

  void clientCreated(UUID org, Client client) {
    ObjectNode data = client(client);
    data.put("website_limit", client.websiteLimit()).put("created_at", Times.iso(now()));
    send(org, "client.created", data);
  }

  void clientDeleted(UUID org, Client client) {
    send(org, "client.deleted", client(client).put("deleted_at", Times.iso(now())));
  }

  private static ObjectNode client(Client client) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("client_id", client.id());
    return data.put("full_name", client.fullName()).put("email", client.email());
  }

  void websiteDeleted(UUID org, String websiteId, String domain, String name) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("website_id", websiteId);
    data.put("domain", domain).put("name", name).put("deleted_at", Times.iso(now()));
    send(org, "website.deleted", data);
  }

  Instant now() {
    return time.instant();
  }

  void send(UUID org, String type, ObjectNode data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event", type).put("timestamp", Times.iso(now())).set("data", data);
    byte[] body = JsonMapper.shared().writeValueAsBytes(event);
    hooks
        .receivers(org, type)
        .forEach(url ->
            webhooks.enqueue(
                new NewEvent(
                    org,
                    null,
                    EventId.create(),
                    type,
                    URI.create(url),
                    body,
                    BodyForm.FROZEN,
                    headers(body),
                    THREE_TIMES)));
  }

  private Headers headers(byte[] body) {
    Headers headers =
        Headers.of("Content-Type", "application/json", "User-Agent", "LindoAI-Webhooks/1.0");
    return secret
        .map(key -> headers.with("X-Lindo-Signature", signature(key, body)))
        .orElse(headers);
  }

  private static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
