package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.dialect.runflow.CallbackSecrets.CallbackSecret;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
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

/// The secrets that sign callbacks (2.12).
@RestController
@RequestMapping({"/v1/callback-secrets", "/runflow/v1/callback-secrets"})
@Tag(name = "Runflow: callbacks")
public class CallbackSecretRoutes {

  private final CallbackSecrets secrets;

  public CallbackSecretRoutes(CallbackSecrets secrets) {
    this.secrets = secrets;
  }

  /// A secret as it is shown: whole only in the reply that made it.
  private record Body(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String plainSecret,
      UUID id,
      UUID orgId,
      String keyPrefix,
      boolean isCurrent,
      String label,
      @Nullable String disabledAt,
      @Nullable String lastUsedAt,
      String createdAt,
      String updatedAt) {

    static Body of(CallbackSecret secret, boolean plain) {
      return new Body(
          plain ? secret.secret() : null,
          secret.id(),
          secret.orgId(),
          secret.keyPrefix(),
          secret.isCurrent(),
          secret.label(),
          null,
          Times.replyOrNull(secret.lastUsedAt()),
          Times.reply(secret.createdAt()),
          Times.reply(secret.updatedAt()));
    }
  }

  @Operation(summary = "Make a secret; it signs from now on and is shown this once (2.12)")
  @PostMapping
  public ResponseEntity<byte[]> create(HttpServletRequest http) throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    Fields fields = new Fields(Bodies.objectOrEmpty(http));
    String label = fields.text("label", 0, Fields.LABEL_MAX);
    fields.refuseIfWrong();
    return Wire.reply(
        201, Body.of(secrets.create(caller.orgId(), label == null ? "" : label), true));
  }

  @Operation(summary = "The secrets there are (2.12)")
  @GetMapping
  public ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    return Lists.reply(
        secrets.list(caller.orgId()).stream().map(secret -> Body.of(secret, false)).toList());
  }

  @Operation(summary = "Relabel a secret, or let it sign (2.12)")
  @PatchMapping("/{id}")
  public ResponseEntity<byte[]> change(HttpServletRequest http, @PathVariable String id)
      throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    Fields fields = new Fields(Bodies.objectOrEmpty(http));
    String label = fields.text("label", 0, Fields.LABEL_MAX);
    Boolean current = fields.bool("is_current");
    fields.refuseIfWrong();
    Optional<CallbackSecret> changed =
        secrets.change(caller.orgId(), Ids.uuid(id, "id"), label, current);
    return Wire.ok(Body.of(changed.orElseThrow(() -> Refusal.notFound("callback secret")), false));
  }

  @Operation(summary = "Delete a secret (2.12)")
  @DeleteMapping("/{id}")
  public ResponseEntity<byte[]> delete(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    if (!secrets.delete(caller.orgId(), Ids.uuid(id, "id"))) {
      throw Refusal.notFound("callback secret");
    }
    return ResponseEntity.noContent().build();
  }
}
