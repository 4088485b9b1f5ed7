package dev.sheaf.dialect.runflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sheaf.job.JobId;
import dev.sheaf.tenant.Caller;
import dev.sheaf.tenant.Keys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Who the caller is and what it has left (section 3). Nothing is sold here, so there is always
/// enough (6.17).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: account")
public class AccountRoutes {

  /// Clients reckon with a number and stop at none: this one stands for no limit.
  static final String UNLIMITED = "999999999.00";

  private static final long UNLIMITED_CENTS = 99_999_999_900L;

  private static final List<String> SCOPES =
      List.of(
          Access.RUNS_CREATE,
          Access.RUNS_READ,
          Access.RUNS_EXECUTE,
          Access.ASSETS_CREATE,
          Access.ASSETS_READ,
          Access.WORKFLOWS_READ,
          Access.EVALUATIONS_READ,
          Access.EVALUATIONS_EDIT,
          Access.CREDIT_READ,
          Access.CREDIT_EDIT);

  private static final String THRESHOLD = "low_balance_threshold";

  private final Keys keys;
  private final Balances balances;

  public AccountRoutes(Keys keys, Balances balances) {
    this.keys = keys;
    this.balances = balances;
  }

  private record Organization(UUID id, String name, String slug, @Nullable String planCode) {}

  private record Membership(Organization org, String roleCode, List<String> scopes) {}

  private record Me(
      UUID id,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String lastName,
      String timezone,
      String localeCode,
      @Nullable String emailVerifiedAt,
      List<Membership> memberships,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Organization> organizations,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> pendingInvitations) {}

  private record Balance(
      UUID id,
      UUID orgId,
      String balance,
      String lowBalanceThreshold,
      @Nullable String lowBalanceNotifiedAt,
      long balanceCents,
      String currency,
      String balanceUsd,
      String createdAt,
      String updatedAt) {

    static Balance of(UUID org, Optional<Balances.Threshold> threshold) {
      // An organisation's id tells when it was made.
      String since = Times.reply(new JobId(org).createdAt());
      return new Balance(
          org,
          org,
          UNLIMITED,
          threshold.map(t -> t.amount().toPlainString()).orElse("0"),
          null,
          UNLIMITED_CENTS,
          "USD",
          UNLIMITED,
          since,
          threshold.map(t -> Times.reply(t.updatedAt())).orElse(since));
    }
  }

  @Operation(summary = "Who the key belongs to (section 3)")
  @GetMapping("/auth/me")
  public ResponseEntity<byte[]> me(
      HttpServletRequest http, @RequestParam(defaultValue = "") String embed) {
    Caller caller = Access.enter(http);
    String name = keys.organisationName(caller.orgId());
    Organization org = new Organization(caller.orgId(), name, name, null);
    List<String> scopes = SCOPES.stream().filter(caller.scopes()::include).toList();
    String role = caller.scopes().admin() ? "admin" : "member";
    return Wire.ok(
        new Me(
            caller.keyId(),
            null,
            null,
            null,
            "UTC",
            "en",
            null,
            List.of(new Membership(org, role, scopes)),
            embed.contains("organizations") ? List.of(org) : null,
            embed.contains("pending_invitations") ? List.of() : null));
  }

  @Operation(summary = "The organization's balance; without a limit here (section 3)")
  @GetMapping("/billing/balance")
  public ResponseEntity<byte[]> balance(HttpServletRequest http) {
    return Wire.ok(balance(Access.enter(http, Access.CREDIT_READ)));
  }

  @Operation(summary = "Set from where on the balance counts as low (section 3)")
  @PatchMapping("/billing/balance")
  public ResponseEntity<byte[]> setThreshold(HttpServletRequest http) throws IOException {
    Caller caller = Access.enter(http, Access.CREDIT_EDIT);
    Fields fields = new Fields(Bodies.object(http));
    BigDecimal threshold = threshold(fields);
    fields.refuseIfWrong();
    if (threshold != null) {
      balances.set(caller.orgId(), threshold);
    }
    return Wire.ok(balance(caller));
  }

  /// A decimal, as text or as a number.
  private static @Nullable BigDecimal threshold(Fields fields) {
    JsonNode node = fields.node(THRESHOLD);
    if (Fields.isAbsent(node)) {
      return null;
    }
    String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asString("");
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      fields.wrong("decimal_parsing", "Input should be a decimal from 0 to 999999999", THRESHOLD);
      return null;
    }
    return new BigDecimal(text);
  }

  private Balance balance(Caller caller) {
    return Balance.of(caller.orgId(), balances.threshold(caller.orgId()));
  }

  @Operation(summary = "The same as a list, as one client asks for it (6.11)")
  @GetMapping("/credit-balances")
  public ResponseEntity<byte[]> balances(HttpServletRequest http) {
    return Lists.reply(List.of(balance(Access.enter(http, Access.CREDIT_READ))));
  }
}
