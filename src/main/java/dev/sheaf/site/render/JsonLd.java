package dev.sheaf.site.render;

import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.Faq;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.SiteContent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What search engines read: the page as schema.org describes such things, as JSON that can stand
/// inside a script element whatever the content says.
final class JsonLd {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonLd() {}

  static String of(PageView page, SiteMap map) {
    ObjectNode root = NODES.objectNode().put("@context", "https://schema.org");
    ArrayNode graph = root.putArray("@graph");
    Optional<Contact> contact = contact(map.site());
    graph.add(website(map, contact.isPresent()));
    contact.ifPresent(known -> graph.add(owner(map, known)));
    PostContent post = page.post();
    graph.add(post == null ? webPage(page, map) : blogPosting(page, post, map));
    List<Faq> questions =
        page.sections().stream()
            .map(Section::block)
            .filter(Faq.class::isInstance)
            .map(Faq.class::cast)
            .toList();
    if (!questions.isEmpty()) {
      graph.add(faqPage(page, questions));
    }
    return inScript(root);
  }

  /// Nothing in it can end the script element or open a comment; JSON reads the same.
  private static String inScript(ObjectNode json) {
    return MAPPER
        .writeValueAsString(json)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static Optional<Contact> contact(SiteContent site) {
    return site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(Contact.class::isInstance)
        .map(Contact.class::cast)
        .findFirst();
  }

  /// Whoever has an address where people can come is a local business.
  private static ObjectNode owner(SiteMap map, Contact contact) {
    boolean isPlace = !contact.address().isEmpty();
    ObjectNode json =
        typed(isPlace ? "LocalBusiness" : "Organization")
            .put("@id", ownerId(map))
            .put("name", map.site().name())
            .put("url", map.absolute("/"));
    putKnown(json, "telephone", contact.phone());
    putKnown(json, "email", contact.email());
    putKnown(json, "address", isPlace ? String.join(", ", contact.address()) : null);
    return json;
  }

  private static void putKnown(ObjectNode json, String key, @Nullable String value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static String ownerId(SiteMap map) {
    return map.absolute("/") + "#owner";
  }

  private static ObjectNode website(SiteMap map, boolean hasOwner) {
    SiteContent site = map.site();
    ObjectNode json =
        typed("WebSite")
            .put("@id", map.absolute("/") + "#website")
            .put("url", map.absolute("/"))
            .put("name", site.name())
            .put("description", site.tagline())
            .put("inLanguage", site.language());
    if (hasOwner) {
      json.putObject("publisher").put("@id", ownerId(map));
    }
    return json;
  }

  private static ObjectNode webPage(PageView page, SiteMap map) {
    ObjectNode json = described(typed("WebPage"), page).put("name", page.title());
    json.putObject("isPartOf").put("@id", map.absolute("/") + "#website");
    return json;
  }

  private static ObjectNode blogPosting(PageView page, PostContent post, SiteMap map) {
    ObjectNode json =
        described(typed("BlogPosting"), page)
            .put("headline", post.title())
            .put("datePublished", post.published().toString())
            .put("mainEntityOfPage", page.place().canonical());
    if (post.author() != null) {
      json.set("author", typed("Person").put("name", post.author()));
    }
    if (!post.tags().isEmpty()) {
      json.put("keywords", String.join(", ", post.tags()));
    }
    json.putObject("isPartOf").put("@id", map.absolute("/") + "#website");
    return json;
  }

  private static ObjectNode faqPage(PageView page, List<Faq> blocks) {
    ObjectNode json = typed("FAQPage").put("url", page.place().canonical());
    ArrayNode questions = json.putArray("mainEntity");
    blocks.stream()
        .flatMap(faq -> faq.questions().stream())
        .forEach(question -> {
          ObjectNode asked = typed("Question").put("name", question.question());
          asked.set("acceptedAnswer", typed("Answer").put("text", question.answer().words()));
          questions.add(asked);
        });
    return json;
  }

  private static ObjectNode described(ObjectNode json, PageView page) {
    return json.put("url", page.place().canonical())
        .put("description", page.description())
        .put("inLanguage", page.language());
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("@type", type);
  }
}
