package dev.sheaf.site.render;

import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.SampleSite;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The sample site with an attack in every field that takes free text.
final class HostileSite {

  static final String[] ATTACKS = {
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<!--<script>",
    "</title><img src=x onerror=window.ran=1>",
    "\" onload=\"window.ran=1\" x=\"",
    "' autofocus onfocus='window.ran=1'",
    "javascript:window.ran=1",
    "${T(java.lang.Runtime).getRuntime().exec('id')}",
    "[[${site.name}]] [(${site.name})]",
    "{{constructor.constructor('window.ran=1')()}}",
    "__${7*7}__::.x",
    "*{name} #{x} @{/x} ~{layout :: head}",
    "]]><script>window.ran=1</script><![CDATA[",
    "&lt;script&gt; &#x3c;script&#x3e;"
  };

  /// Fields whose values are checked or chosen, not free.
  private static final Set<String> KEPT =
      Set.of(
          "type",
          "slug",
          "path",
          "link",
          "source",
          "language",
          "theme",
          "palette",
          "published",
          "style",
          "icon",
          "email",
          "value");

  private HostileSite() {}

  static SiteContent of(Theme theme) {
    JsonNode site = ContentJson.tree(SampleSite.of(theme, "#7a3cc2"));
    String json = poisoned(site, new AtomicInteger()).toString();
    return ContentJson.readSite(json.replace("\"larch\"", "\"evil\""));
  }

  private static JsonNode poisoned(JsonNode node, AtomicInteger count) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node.isString()) {
      return nodes.stringNode(ATTACKS[count.getAndIncrement() % ATTACKS.length]);
    }
    if (node.isArray()) {
      ArrayNode array = nodes.arrayNode();
      node.forEach(entry -> array.add(poisoned(entry, count)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = nodes.objectNode();
      node.properties()
          .forEach(entry ->
              object.set(
                  entry.getKey(),
                  KEPT.contains(entry.getKey()) && entry.getValue().isString()
                      ? entry.getValue()
                      : poisoned(entry.getValue(), count)));
      return object;
    }
    return node;
  }
}
