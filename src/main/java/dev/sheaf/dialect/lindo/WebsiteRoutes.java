package dev.sheaf.dialect.lindo;

import dev.sheaf.store.Database;
import dev.sheaf.tenant.Caller;
import dev.sheaf.website.Edits;
import dev.sheaf.website.ManagedSites;
import dev.sheaf.website.SiteRow;
import dev.sheaf.workspace.Client;
import dev.sheaf.workspace.Clients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Websites (contract, 3.1).
@RestController
@RequestMapping({"/v1/workspace/website", "/lindo/v1/workspace/website"})
@Tag(name = "Lindo: websites")
public class WebsiteRoutes {

  private final ManagedSites sites;
  private final Edits edits;
  private final Clients clients;
  private final WebsiteViews views;
  private final LindoEvents events;
  private final Database database;

  public WebsiteRoutes(
      ManagedSites sites,
      Edits edits,
      Clients clients,
      WebsiteViews views,
      LindoEvents events,
      Database database) {
    this.sites = sites;
    this.edits = edits;
    this.clients = clients;
    this.views = views;
    this.events = events;
    this.database = database;
  }

  @Operation(summary = "Websites, 20 to a page (contract 3.1)")
  @GetMapping("/list")
  public ObjectNode list(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String search) {
    return Answers.of(sites.list(caller.orgId(), Paging.of(page, search)), views::entry);
  }

  @Operation(summary = "One website (contract 3.1)")
  @GetMapping("/{id}")
  public ObjectNode website(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    return Answers.of(views.whole(found(caller, id)));
  }

  @Operation(summary = "Rename, describe, switch on or off (contract 3.1)")
  @RequestMapping(
      path = "/update",
      method = {RequestMethod.PUT, RequestMethod.PATCH})
  public ObjectNode update(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String id = EntityIds.website(fields);
    WebsiteChanges changes = WebsiteChanges.read(fields);
    fields.check();
    return Answers.of(views.whole(changed(caller, id, changes)));
  }

  @Operation(summary = "Change what all pages share (contract 3.1)")
  @PutMapping("/{id}/settings")
  public ObjectNode settings(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    WebsiteChanges changes = WebsiteChanges.read(fields);
    fields.check();
    SiteRow site = changed(caller, id, changes);
    ObjectNode result =
        Answers.message("Website settings updated successfully").put("website_id", id);
    ObjectNode whole = views.whole(site);
    for (String name :
        new String[] {"business_name", "business_description", "language", "theme", "socials"}) {
      if (fields.names(name)) {
        result.set(name, whole.get(name));
      }
    }
    if (fields.names("robots")) {
      result.set("robots", Extras.read(site.extras()).get("robots"));
    }
    return Answers.of(result);
  }

  @Operation(summary = "Publish what edits have left as drafts (ours)")
  @PostMapping("/{id}/publish")
  public ObjectNode publish(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    found(caller, id);
    int pages = edits.publish(id);
    return Answers.of(
        Answers.message("Website published successfully")
            .put("website_id", id)
            .put("pages_changed", pages));
  }

  @Operation(summary = "Delete a website with its pages and posts (contract 3.1)")
  @DeleteMapping("/delete")
  public ObjectNode delete(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String id = EntityIds.website(fields);
    fields.check();
    database.transact(() -> {
      SiteRow gone =
          sites.delete(caller.orgId(), id).orElseThrow(() -> Refusal.notFound("Website"));
      events.websiteDeleted(
          caller.orgId(), id, views.domain(gone), ManagedSites.frame(gone).name());
    });
    return Answers.of(Answers.message("Website deleted successfully").put("website_id", id));
  }

  @Operation(summary = "Give a website to a client (contract 3.1)")
  @PostMapping("/assign")
  public ObjectNode assign(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    String website = EntityIds.website(fields);
    String clientId = fields.required("client_id", ClientRef.ID_MAX);
    fields.check();
    found(caller, website);
    Client client =
        clients.find(caller.orgId(), clientId).orElseThrow(() -> Refusal.notFound("Client"));
    if (!clients.assign(client, website)) {
      throw Refusal.invalid(Customers.FULL);
    }
    return Answers.of(
        Answers.message("Website assigned successfully")
            .put("website_id", website)
            .put("client_id", clientId));
  }

  private SiteRow changed(Caller caller, String id, WebsiteChanges changes) {
    return sites
        .change(caller.orgId(), id, changes::on)
        .orElseThrow(() -> Refusal.notFound("Website"));
  }

  private SiteRow found(Caller caller, String id) {
    return sites.find(caller.orgId(), id).orElseThrow(() -> Refusal.notFound("Website"));
  }
}
