package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The things that a page's JSON-LD describes: the top of each block, the members of its graph and
/// the main entity of each. Written leniently, because pages do: comments, raw newlines, trailing
/// commas.
final class JsonLd {

  static final int BLOCKS_MAX = 60;
  static final int CHARS_MAX = 1_000_000;
  static final int THINGS_MAX = 500;

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final List<Thing> things = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  private JsonLd() {}

  static JsonLd parse(List<String> blocks) {
    JsonLd all = new JsonLd();
    int chars = 0;
    for (String block : blocks.subList(0, Math.min(blocks.size(), BLOCKS_MAX))) {
      chars += block.length();
      if (chars <= CHARS_MAX) {
        all.read(block);
      }
    }
    return all;
  }

  List<Thing> things() {
    return things;
  }

  /// The thing itself where a node only points at it by `@id`.
  JsonNode resolved(JsonNode node) {
    JsonNode id = node.path("@id");
    boolean pointer = node.isObject() && node.size() <= 2 && id.isString();
    return pointer ? byId.getOrDefault(id.asString(), node) : node;
  }

  private void read(String block) {
    try {
      JsonNode root = LENIENT.readTree(trimmed(block));
      if (root != null) {
        add(root, 0);
      }
    } catch (JacksonException malformed) {
      // A broken block says nothing; other sources do.
    }
  }

  private void add(JsonNode node, int depth) {
    if (depth > 4 || things.size() >= THINGS_MAX) {
      return;
    }
    if (node.isArray()) {
      node.forEach(each -> add(each, depth + 1));
    } else if (node.isObject()) {
      if (node.path("@id").isString() && node.size() > 2) {
        byId.putIfAbsent(node.path("@id").asString(), node);
      }
      things.add(Thing.of(node));
      for (String inner : List.of("@graph", "mainEntity", "mainEntityOfPage")) {
        add(node.path(inner), depth + 1);
      }
    }
  }

  /// Without the comment or CDATA brackets that some pages put round it, and without a stray `;`.
  private static String trimmed(String block) {
    int from = 0;
    while (from < block.length() && "{[".indexOf(block.charAt(from)) < 0) {
      from++;
    }
    int to = Math.max(block.lastIndexOf('}'), block.lastIndexOf(']')) + 1;
    return from < to ? block.substring(from, to) : "null";
  }
}
