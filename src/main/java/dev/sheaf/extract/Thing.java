package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One schema.org thing of a page's JSON-LD with its lower-case types.
record Thing(List<String> types, JsonNode node) {

  private static final List<String> WRITTEN =
      List.of(
          "article",
          "posting",
          "review",
          "report",
          "recipe",
          "qapage",
          "question",
          "howto",
          "creativework",
          "newsarticle",
          "podcastepisode",
          "book",
          "videoobject",
          "episode");

  static Thing of(JsonNode node) {
    List<String> types = new ArrayList<>(1);
    JsonNode type = node.path("@type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(each -> types.add(each.asString("")));
    return new Thing(
        types.stream()
            .map(t -> t.substring(t.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
            .toList(),
        node);
  }

  boolean is(String type) {
    return types.contains(type);
  }

  /// Something that people write: an article, a post, a review, a question.
  boolean isWritten() {
    return types.stream().anyMatch(type -> WRITTEN.stream().anyMatch(type::endsWith));
  }

  /// A film, picture or sound that a page shows.
  boolean isMedia() {
    return types.stream().anyMatch(type -> type.endsWith("object") || type.equals("clip"));
  }

  boolean isPage() {
    return types.stream().anyMatch(type -> type.endsWith("page"));
  }

  /// A text member, entities resolved; of a list, the first.
  @Nullable String text(String name) {
    return text(node.path(name));
  }

  static @Nullable String text(JsonNode value) {
    JsonNode one = value.isArray() ? value.path(0) : value;
    if (one.isObject() && one.has("@value")) {
      one = one.path("@value");
    }
    if (!one.isString() && !one.isNumber()) {
      return null;
    }
    String text = one.asString("");
    String plain = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
    String collapsed = Texts.collapsed(plain, Survey.VALUE_CHARS_MAX);
    return collapsed.isEmpty() ? null : collapsed;
  }
}
