package dev.sheaf.site.write;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Whole sites by the built-in author, and what they say.
final class Sites {

  static final String CAFE =
      "Website for a coffee shop called Bean There in Leeds. Menu: Espresso £2, Organic filter coffee"
          + " £3, Cake £4. Call 0113 496 0000.";

  private static final BuiltInAuthor AUTHOR = new BuiltInAuthor();

  /// Fields that no reader sees.
  private static final Set<String> UNSEEN = Set.of("type", "style", "icon", "slug", "purpose");

  private Sites() {}

  static SitePlan plan(String prompt) {
    return value(AUTHOR.plan(prompt, "key"));
  }

  static SiteContent site(String prompt) {
    SitePlan plan = plan(prompt);
    List<PageContent> pages =
        IntStream.range(0, plan.pages().size())
            .mapToObj(page -> value(AUTHOR.page(plan, page, "key")))
            .toList();
    return plan.site(pages, List.of());
  }

  static <T> T value(Written<T> written) {
    if (written instanceof Written.Done<T> done) {
      return done.value();
    }
    throw new AssertionError("nothing was written: " + written);
  }

  /// Every text that a reader sees, a line each.
  static String text(SiteContent site) {
    StringBuilder text = new StringBuilder(site.name() + "\n" + site.tagline() + "\n");
    site.pages().forEach(page -> text.append(text((Object) page)));
    return text.toString();
  }

  static String text(Object content) {
    List<String> texts = new ArrayList<>();
    collect(ContentJson.tree(content), texts);
    return String.join("\n", texts);
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isString()) {
      texts.add(node.asString());
    } else if (node.isArray() && !node.isEmpty() && node.path(0).has("style")) {
      StringBuilder spans = new StringBuilder();
      node.values().forEach(span -> spans.append(span.path("text").asString("")));
      texts.add(spans.toString());
    } else if (node.isObject()) {
      node.properties().stream()
          .filter(field -> !UNSEEN.contains(field.getKey()))
          .forEach(field -> collect(field.getValue(), texts));
    } else {
      node.values().forEach(child -> collect(child, texts));
    }
  }
}
