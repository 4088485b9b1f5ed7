package dev.sheaf.dialect.lindo;

import dev.sheaf.store.Database;
import dev.sheaf.tenant.Caller;
import dev.sheaf.workspace.Client;
import dev.sheaf.workspace.Clients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Clients (contract, 3.4).
@RestController
@RequestMapping({"/v1/workspace/client", "/lindo/v1/workspace/client"})
@Tag(name = "Lindo: clients")
public class ClientRoutes {

  private static final String EXISTS = "Client already exists";
  private static final int PHONE_MAX = 50;

  private final Clients clients;
  private final Customers customers;
  private final LindoEvents events;
  private final Database database;

  public ClientRoutes(Clients clients, Customers customers, LindoEvents events, Database database) {
    this.clients = clients;
    this.customers = customers;
    this.events = events;
    this.database = database;
  }

  @Operation(summary = "Make a client (contract 3.4)")
  @PostMapping("/create")
  public ObjectNode create(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String email = Emails.required(fields, "email");
    Integer limit = fields.integer("website_limit", 0, Client.WEBSITE_LIMIT_MAX);
    String name = name(fields);
    Integer credits = fields.integer("credit_limit", 0, Integer.MAX_VALUE);
    String phone = fields.text("phone", PHONE_MAX);
    if (Boolean.TRUE.equals(fields.flag("send_invitation"))) {
      fields.error("send_invitation", "This server sends no mail; leave it out");
    }
    fields.check();
    int websites = limit == null ? Customers.STANDARD_LIMIT : limit;
    return database.inTransaction(() ->
        customers
            .create(caller.orgId(), email, name, phone, websites, credits)
            .map(ClientRoutes::view)
            .map(Answers::of)
            .orElseThrow(() -> Refusal.invalid(EXISTS)));
  }

  @Operation(summary = "Clients, 20 to a page (contract 3.4)")
  @GetMapping("/list")
  public ObjectNode list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String search) {
    return Answers.of(clients.list(caller.orgId(), Paging.of(page, search)), ClientRoutes::view);
  }

  @Operation(summary = "Change a client (contract 3.4)")
  @PutMapping("/update")
  public ObjectNode update(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String id = EntityIds.client(fields);
    Integer limit = fields.integer("website_limit", 0, Client.WEBSITE_LIMIT_MAX);
    Boolean isSuspended = fields.flag("suspended");
    String name = name(fields);
    String email = Emails.optional(fields, "email");
    String phone = fields.text("phone", PHONE_MAX);
    fields.check();
    return database.inTransaction(() -> {
      Client now = clients.find(caller.orgId(), id).orElseThrow(() -> Refusal.notFound("Client"));
      Client changed =
          new Client(
              id,
              email == null ? now.email() : email,
              name == null ? now.fullName() : name,
              phone == null ? now.phone() : phone,
              limit == null ? now.websiteLimit() : limit,
              now.creditLimit(),
              isSuspended == null ? now.isSuspended() : isSuspended,
              now.createdAt());
      return Answers.of(view(clients.update(caller.orgId(), changed).orElseThrow()));
    });
  }

  @Operation(summary = "Delete a client; its websites stay (contract 3.4)")
  @DeleteMapping("/delete")
  public ObjectNode delete(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String id = EntityIds.client(fields);
    fields.check();
    database.transact(() -> {
      Client gone = clients.find(caller.orgId(), id).orElseThrow(() -> Refusal.notFound("Client"));
      if (clients.delete(caller.orgId(), id)) {
        events.clientDeleted(caller.orgId(), gone);
      }
    });
    return Answers.of(Answers.message("Client deleted successfully").put("client_id", id));
  }

  @Operation(summary = "Not served: there is no page to sign in to (contract 3.4)")
  @PostMapping("/magic-link")
  public ObjectNode magicLink(HttpServletRequest http) throws IOException {
    throw Refusal.unable(
        "This server has no page for clients to sign in to, so it makes no magic links");
  }

  private static @Nullable String name(Fields fields) {
    String fullName = fields.text("full_name", Client.NAME_MAX);
    return fullName == null ? fields.text("name", Client.NAME_MAX) : fullName;
  }

  static ObjectNode view(Client client) {
    ObjectNode view =
        Answers.object()
            .put("client_id", client.id())
            .put("email", client.email())
            .put("created_date", Times.seconds(client.createdAt()))
            .put("full_name", client.fullName())
            .put("suspended", client.isSuspended())
            .put("website_limit", client.websiteLimit());
    return client.creditLimit() == null ? view : view.put("credit_limit", client.creditLimit());
  }
}
