package dev.sheaf.dialect.lindo;

import dev.sheaf.tenant.Caller;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Teams (contract, 3.1 and 3.6). This server has keys and no people with accounts: teams are empty
/// and nobody can be invited.
@RestController
@RequestMapping({"/v1/workspace", "/lindo/v1/workspace"})
@Tag(name = "Lindo: workspace")
public class TeamRoutes {

  private static final String NOBODY =
      "This server has no accounts to invite people to; give them a key, made with ./sheaf keys"
          + " create";

  private final Websites websites;

  public TeamRoutes(Websites websites) {
    this.websites = websites;
  }

  @Operation(summary = "Always empty: there are no accounts (contract 3.6)")
  @GetMapping("/team")
  public ObjectNode team() {
    return nobody();
  }

  @Operation(summary = "Always empty: there are no accounts (contract 3.1)")
  @GetMapping("/website/{id}/team")
  public ObjectNode team(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    if (!websites.isOwned(caller.orgId(), id)) {
      throw Refusal.notFound("Website");
    }
    return nobody();
  }

  @Operation(summary = "Not served: there are no accounts (contract 3.1, 3.6)")
  @PostMapping({"/team", "/website/{id}/team"})
  public ObjectNode invite() {
    throw Refusal.unable(NOBODY);
  }

  @Operation(summary = "Not served: there are no accounts (contract 3.1, 3.6)")
  @DeleteMapping({"/team/{member}", "/website/{id}/team/{member}"})
  public ObjectNode remove(@PathVariable String member) {
    throw Refusal.notFound("Team member");
  }

  private static ObjectNode nobody() {
    ObjectNode result = Answers.object();
    result.putArray("list");
    return Answers.of(result.put("total", 0));
  }
}
