package dev.sheaf.site.content;

import static dev.sheaf.site.content.Schema.anyOf;
import static dev.sheaf.site.content.Schema.choice;
import static dev.sheaf.site.content.Schema.constant;
import static dev.sheaf.site.content.Schema.list;
import static dev.sheaf.site.content.Schema.object;
import static dev.sheaf.site.content.Schema.property;
import static dev.sheaf.site.content.Schema.reference;
import static dev.sheaf.site.content.Schema.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// JSON schemas (draft 2020-12) to hand to a model, one for a page and one for a post. Its answer
/// is read with [ContentJson], which checks what a schema cannot.
public final class ContentSchemas {

  private static final Map<String, ObjectNode> BLOCKS = BlockSchemas.byType();

  private ContentSchemas() {}

  /// The names of all block types.
  public static Set<String> blockTypes() {
    return Set.copyOf(BLOCKS.keySet());
  }

  /// A whole [PageContent], made of these types of block only.
  public static ObjectNode page(Collection<String> blockTypes) {
    return rooted(
        object(
            text("slug", "part of the address: a-z 0-9 and dashes; empty for the home page"),
            text("title", "for the browser's tab and search engines, at most 60 characters"),
            text("description", "for search engines, one sentence of at most 155 characters"),
            text("purpose", "for whom the page is and what it should achieve, one sentence"),
            blocks(blockTypes)),
        blockTypes);
  }

  public static ObjectNode page() {
    return page(BLOCKS.keySet());
  }

  /// A whole [PostContent], made of these types of block only.
  public static ObjectNode post(Collection<String> blockTypes) {
    return rooted(
        object(
            text("slug", "part of the address: a-z 0-9 and dashes"),
            text("title", "what the post is called, at most 80 characters"),
            text("description", "what the post is about, one sentence of at most 155 characters"),
            text("author", "who wrote it if that is known, else null").orNull(),
            text("published", "time of publication as given, such as 2026-05-01T09:00:00Z"),
            text("language", "language tag of the text, such as en or de-CH"),
            list("tags", Schema.line("one or two words"), "0 to 5 tags"),
            blocks(blockTypes)),
        blockTypes);
  }

  public static ObjectNode post() {
    return post(List.of("prose", "figures", "steps", "faq", "call_to_action"));
  }

  /// One block of this type, with the type itself among its properties.
  public static ObjectNode block(String blockType) {
    return rooted(known(blockType).deepCopy(), Set.of(blockType));
  }

  private static Schema.Property blocks(Collection<String> blockTypes) {
    List<ObjectNode> options = blockTypes.stream().map(Schema::reference).toList();
    return list("blocks", anyOf(options), "the sections from top to bottom");
  }

  private static ObjectNode rooted(ObjectNode root, Collection<String> blockTypes) {
    ObjectNode definitions = root.putObject("$defs");
    parts().forEach(definitions::set);
    blockTypes.forEach(type -> definitions.set(type, known(type).deepCopy()));
    return root;
  }

  private static ObjectNode known(String blockType) {
    ObjectNode schema = BLOCKS.get(blockType);
    if (schema == null) {
      throw new IllegalArgumentException(
          "there is no block type \"" + blockType + "\", it must be one of " + BLOCKS.keySet());
    }
    return schema;
  }

  private static Map<String, ObjectNode> parts() {
    Map<String, ObjectNode> parts = new LinkedHashMap<>();
    parts.put(
        "span",
        object(
            text("text", "plain text, no markup"),
            choice("style", Span.Style.values()),
            text("link", "an https or mailto link, a path in the site such as /about, or null")
                .orNull()));
    parts.put("text", list(reference("span")).put("description", "one paragraph, as its spans"));
    parts.put(
        "action",
        object(text("label", "1 to 4 words"), text("link", "a path in the site or an https link")));
    parts.put(
        "picture",
        object(
            text("alt", "what the picture shows, for those who cannot see it"),
            text("source", "the address of a picture that was given, else null").orNull()));
    parts.put("passage", passage());
    return parts;
  }

  private static ObjectNode passage() {
    List<ObjectNode> options = new ArrayList<>();
    options.add(object(constant("type", "paragraph"), property("text", reference("text"))));
    options.add(object(constant("type", "heading"), text("text", "2 to 8 words")));
    for (String type : List.of("bullets", "numbered")) {
      options.add(
          object(constant("type", type), list("items", reference("text"), "2 to 10 items")));
    }
    options.add(
        object(
            constant("type", "quote"),
            property("text", reference("text")),
            text("source", "who said it, or null").orNull()));
    return anyOf(options);
  }
}
