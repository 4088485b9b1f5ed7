package dev.sheaf.site.write;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Change.AddBlock;
import dev.sheaf.site.write.Change.PageField;
import dev.sheaf.site.write.Change.PutBlock;
import dev.sheaf.site.write.Change.RemoveBlock;
import dev.sheaf.site.write.Change.SetPage;
import dev.sheaf.site.write.Change.SetSite;
import dev.sheaf.site.write.Change.SiteField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a model's changes and tries each of them on the site, so that none is handed on that does
/// not fit.
final class ChangeReading {

  private static final int CHANGES_MAX = 60;

  private ChangeReading() {}

  static List<Change> read(JsonNode answer, SiteContent site, Knowledge known) {
    List<Change> changes = new ArrayList<>();
    SiteContent now = site;
    for (JsonNode told : answer.path("changes").values()) {
      Change change = change(told, now, known);
      SiteContent next = change.applied(now);
      if (!next.equals(now)) {
        changes.add(change);
      }
      now = next;
    }
    if (changes.isEmpty() || changes.size() > CHANGES_MAX) {
      throw new IllegalArgumentException(
          "there are %d changes, must be 1 to %d that change something"
              .formatted(changes.size(), CHANGES_MAX));
    }
    return List.copyOf(changes);
  }

  private static Change change(JsonNode told, SiteContent site, Knowledge known) {
    String op = told.path("op").asString("");
    String value = told.path("value").asString("");
    if (!known.covers(value) && !told.path("field").asString("").equals("PALETTE")) {
      throw new IllegalArgumentException(
          "\"" + value + "\" has a number or address that was not given");
    }
    return switch (op) {
      case "set_site" -> new SetSite(SiteField.valueOf(field(told)), value);
      case "set_page" ->
          new SetPage(page(told, site).slug(), PageField.valueOf(field(told)), value);
      case "put_block" ->
          new PutBlock(page(told, site).slug(), at(told, site, 0), block(told, known));
      case "add_block" ->
          new AddBlock(page(told, site).slug(), at(told, site, 1), block(told, known));
      case "remove_block" -> new RemoveBlock(page(told, site).slug(), at(told, site, 0));
      default -> throw new IllegalArgumentException("the op \"" + op + "\" is unknown");
    };
  }

  private static String field(JsonNode told) {
    return told.path("field").asString("").toUpperCase(Locale.ROOT);
  }

  private static PageContent page(JsonNode told, SiteContent site) {
    String slug = told.path("page").asString("").replaceFirst("^/", "");
    return site.page(slug.equals("home") ? PageContent.HOME : slug)
        .orElseThrow(() -> new IllegalArgumentException("there is no page \"" + slug + "\""));
  }

  /// @param beyond 1 if the place behind the last block is one as well
  private static int at(JsonNode told, SiteContent site, int beyond) {
    int at = told.path("at").asInt(-1);
    int last = page(told, site).blocks().size() - 1 + beyond;
    if (at < 0 || at > last) {
      throw new IllegalArgumentException("at is %d, must be 0 to %d".formatted(at, last));
    }
    return at;
  }

  private static Block block(JsonNode told, Knowledge known) {
    if (!(told.path("block").deepCopy() instanceof ObjectNode block)) {
      throw new IllegalArgumentException("the block is missing");
    }
    if (!new FactGuard(known).clean(block)) {
      throw new IllegalArgumentException(
          "the block holds prices, numbers, addresses or quotations that were not given");
    }
    return ContentJson.readBlock(block);
  }
}
