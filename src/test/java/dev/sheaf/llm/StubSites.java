package dev.sheaf.llm;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model says that plans and writes websites, for [StubProvider#answering].
public final class StubSites {

  private static final List<String> SLUGS =
      List.of("home", "about", "menu", "gallery", "visit", "contact");

  /// What gets into texts to see whether it runs.
  public static final String ATTACK =
      "<script>boom()</script> {{boom}} ${boom} <img src=x onerror=boom()>";

  private StubSites() {}

  /// A plan of so many pages, or one of them; for a page whose title is among the failing, nothing
  /// that fits.
  ///
  /// @param failing titles, or `all`
  public static JsonNode answer(StubProvider.Asked asked, int pages, String failing) {
    JsonNode properties = asked.schema() == null ? null : asked.schema().path("properties");
    if (properties != null && properties.has("pages")) {
      return plan(pages);
    }
    boolean fails =
        failing.equals("all")
            || SLUGS.stream()
                .filter(failing::contains)
                .anyMatch(slug -> asked.user().contains("(slug \"" + slug + "\""));
    return fails ? Json.MAPPER.createObjectNode().put("sorry", true) : page();
  }

  private static JsonNode plan(int pages) {
    ObjectNode plan = Json.MAPPER.createObjectNode().put("name", "Crumb").put("tagline", "Bread");
    plan.put("language", "en").put("tone", "warm").put("theme", "GROVE").put("colour", "#a4492b");
    var list = plan.putArray("pages");
    for (String slug : SLUGS.subList(0, pages)) {
      ObjectNode page = list.addObject().put("slug", slug).put("title", slug);
      page.put("purpose", "Tells of " + slug).putArray("sections");
    }
    return plan;
  }

  private static JsonNode page() {
    ObjectNode page = Json.MAPPER.createObjectNode().put("slug", "x").put("title", "Crumb");
    page.put("description", "Bread in Leeds.").put("purpose", "Tells");
    var blocks = page.putArray("blocks");
    ObjectNode hero = blocks.addObject().put("type", "hero").putNull("eyebrow");
    hero.put("heading", "Crumb " + ATTACK).put("lead", "Bread in Leeds.");
    hero.putArray("actions");
    hero.putNull("picture");
    ObjectNode prose = blocks.addObject().put("type", "prose").put("heading", "About");
    ObjectNode paragraph = prose.putArray("passages").addObject().put("type", "paragraph");
    paragraph
        .putArray("text")
        .addObject()
        .put("text", "Fresh bread. " + ATTACK)
        .put("style", "plain")
        .put("link", "javascript:boom()");
    return page;
  }
}
