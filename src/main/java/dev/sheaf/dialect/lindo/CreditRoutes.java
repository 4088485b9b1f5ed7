package dev.sheaf.dialect.lindo;

import dev.sheaf.credit.Balance;
import dev.sheaf.credit.Credits;
import dev.sheaf.tenant.Caller;
import dev.sheaf.time.Time;
import dev.sheaf.website.SiteIds;
import dev.sheaf.workspace.Allotment;
import dev.sheaf.workspace.Allotments;
import dev.sheaf.workspace.Client;
import dev.sheaf.workspace.Clients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Credits (contract, 3.5). Answers carry the same object twice, as `data` and as `result`: clients
/// read one or the other.
@RestController
@RequestMapping({"/v1/ai/credits", "/lindo/v1/ai/credits"})
@Tag(name = "Lindo: credits")
public class CreditRoutes {

  private static final String PLAN = "self-hosted";
  private static final int NOTE_MAX = 1_000;

  private final Credits credits;
  private final Clients clients;
  private final Allotments allotments;
  private final Time time;

  public CreditRoutes(Credits credits, Clients clients, Allotments allotments, Time time) {
    this.credits = credits;
    this.clients = clients;
    this.allotments = allotments;
    this.time = time;
  }

  @Operation(summary = "The workspace's credits (contract 3.5)")
  @GetMapping
  public ObjectNode workspace(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
    String id = WorkspaceRoutes.id(caller.orgId());
    Balance balance = credits.balance(caller.orgId());
    ObjectNode answer = Answers.object().put("type", "workspace").put("workspace_id", id);
    answer.set("balance", balance(id, balance));
    return twice(answer);
  }

  @Operation(summary = "What a client was allotted (contract 3.5)")
  @GetMapping("/client")
  public ObjectNode client(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(name = "client_id", required = false) @Nullable String clientId) {
    if (clientId == null || clientId.isEmpty()) {
      throw Refusal.invalid("client_id: Required");
    }
    Client client = found(caller.orgId(), clientId);
    String id = WorkspaceRoutes.id(caller.orgId());
    ObjectNode answer = Answers.object().put("type", "client").put("workspace_id", id);
    answer.put("client_id", client.id());
    answer.set("balance", balance(id, allotted(allotments.of(client.id()))));
    return twice(answer);
  }

  @Operation(summary = "Allot credits to a client (contract 3.5)")
  @PostMapping("/client/allocate")
  public ObjectNode allocate(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String clientId = fields.required("client_id", ClientRef.ID_MAX);
    String type = fields.required("credit_type", 20);
    if (fields.tree("credit_type").isString() && !type.matches("monthly|purchased|daily")) {
      fields.error(
          "credit_type",
          "Invalid enum value. Expected 'monthly' | 'purchased' | 'daily', received '"
              + type
              + "'");
    }
    Integer amount = fields.integer("amount", 1, Integer.MAX_VALUE);
    if (!fields.has("amount")) {
      fields.error("amount", "Required");
    }
    String source = fields.text("source", NOTE_MAX);
    String notes = fields.text("notes", NOTE_MAX);
    fields.check();
    Client client = found(caller.orgId(), clientId);
    Allotment allotment =
        new Allotment(
            SiteIds.create("alloc_"),
            client.id(),
            type,
            amount == null ? 0 : amount,
            source,
            notes,
            time.instant());
    allotments.add(allotment);
    return twice(allotted(allotment, allotments.of(client.id())));
  }

  private static ObjectNode allotted(Allotment allotment, Map<String, Long> sums) {
    ObjectNode answer = Answers.object();
    ObjectNode balance = answer.putObject("balance");
    long total = 0;
    for (String type : new String[] {"monthly", "purchased", "daily"}) {
      long sum = sums.getOrDefault(type, 0L);
      balance.put(type, sum);
      total += sum;
    }
    balance.put("total", total);
    answer
        .putObject("allocation")
        .put("id", allotment.id())
        .put("client_id", allotment.clientId())
        .put("credit_type", allotment.type())
        .put("amount", allotment.amount())
        .put("remaining", allotment.amount())
        .put("source", allotment.source())
        .put("status", "active")
        .put("created_at", Times.iso(allotment.createdAt()));
    return answer.put("message", "Credits allocated successfully");
  }

  /// As a balance of which nothing is used.
  private Balance allotted(Map<String, Long> sums) {
    return new Balance(
        today(),
        sum(sums, "daily"),
        0,
        today().withDayOfMonth(1),
        sum(sums, "monthly"),
        0,
        sum(sums, "purchased"),
        0);
  }

  private static int sum(Map<String, Long> sums, String type) {
    return (int) Math.min(Integer.MAX_VALUE, sums.getOrDefault(type, 0L));
  }

  private ObjectNode balance(String workspaceId, Balance b) {
    ObjectNode balance = Answers.object().put("workspace_id", workspaceId);
    String day = midnight(b.day().plusDays(1));
    ObjectNode current = balance.putObject("current_balance");
    current
        .putObject("monthly")
        .put("available", b.monthly())
        .put("used", b.monthlyUsed())
        .put("limit", b.monthlyLimit())
        .put("utilization_percentage", percent(b.monthlyUsed(), b.monthlyLimit()));
    current
        .putObject("purchased")
        .put("available", b.bought())
        .put("used", b.purchasedUsed())
        .put("total_allocated", b.purchased());
    current
        .putObject("daily")
        .put("available", b.daily())
        .put("used", b.dailyUsed())
        .put("limit", b.dailyLimit())
        .put("resets_at", day);
    current.put("total_available", b.total());
    balance
        .putObject("plan_details")
        .put("current_plan", PLAN)
        .put("monthly_limit", b.monthlyLimit())
        .put("daily_limit", b.dailyLimit());
    balance
        .putObject("reset_dates")
        .put("next_monthly_reset", midnight(b.month().plusMonths(1)))
        .put("next_daily_reset", day);
    return balance.put("last_updated", Times.seconds(time.instant()));
  }

  private static double percent(int used, int limit) {
    return limit == 0 ? 0 : Math.round(used * 10_000.0 / limit) / 100.0;
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }

  private Client found(UUID org, String clientId) {
    return clients.find(org, clientId).orElseThrow(() -> Refusal.notFound("Client"));
  }

  private static ObjectNode twice(ObjectNode payload) {
    ObjectNode answer = Answers.object().put("success", true);
    answer.set("data", payload);
    return answer.set("result", payload);
  }
}
