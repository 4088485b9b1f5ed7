package dev.sheaf.site.write;

import dev.sheaf.site.brief.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of a model's answer what nobody told it: prices, numbers, addresses, links and praise.
/// A sentence goes that holds one of them; an entry goes that has lost what it needs; a block goes
/// that has lost its entries.
final class FactGuard {

  /// Texts that a block can do without.
  private static final Set<String> OPTIONAL =
      Set.of("lead", "eyebrow", "intro", "period", "caption", "role", "summary");

  /// Lists that may be empty.
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("actions", "includes", "address", "hours", "tags");

  private static final Set<String> UNREAD =
      Set.of("type", "style", "icon", "slug", "published", "language");

  private final Knowledge knowledge;

  FactGuard(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// The page, post or block without what was invented. Changes the tree it is given.
  ///
  /// @return whether what is left can be used
  boolean clean(ObjectNode content) {
    boolean usable = true;
    for (String name : List.copyOf(content.propertyNames())) {
      if (!UNREAD.contains(name)) {
        usable &= cleanField(content, name);
      }
    }
    return usable && isTrue(content);
  }

  private boolean cleanField(ObjectNode owner, String name) {
    JsonNode value = owner.path(name);
    return switch (value) {
      case ObjectNode object -> clean(object) || dropped(owner, name);
      case ArrayNode array -> cleanList(array) || MAY_BE_EMPTY.contains(name);
      default -> !value.isString() || cleanText(owner, name, value.asString());
    };
  }

  private static boolean dropped(ObjectNode owner, String name) {
    owner.putNull(name);
    return name.equals("picture") || name.equals("action");
  }

  /// Whether anything is left of a list that had something.
  private boolean cleanList(ArrayNode array) {
    boolean wasEmpty = array.isEmpty();
    for (int at = array.size() - 1; at >= 0; at--) {
      if (!isKept(array, at)) {
        array.remove(at);
      }
    }
    return wasEmpty || !array.isEmpty();
  }

  private boolean isKept(ArrayNode array, int at) {
    return switch (array.path(at)) {
      case ObjectNode object -> clean(object);
      case ArrayNode list -> cleanList(list);
      default -> !array.path(at).isString() || knowledge.covers(array.path(at).asString());
    };
  }

  private boolean cleanText(ObjectNode owner, String name, String text) {
    if (name.equals("link")) {
      return cleanLink(owner, text);
    }
    if (name.equals("source") || name.equals("email") || name.equals("phone")) {
      boolean given = name.equals("phone") ? knowledge.hasPhone(text) : knowledge.hasSaid(text);
      if (!given) {
        owner.putNull(name);
      }
      return true;
    }
    String kept = withoutInvented(oneLine(text));
    if (!kept.equals(text)) {
      owner.put(name, kept);
    }
    if (kept.isBlank()) {
      owner.putNull(name);
    }
    boolean optional =
        OPTIONAL.contains(name)
            || (name.equals("text") && owner.has("actions"))
            || (name.equals("text") && owner.has("price"));
    return !kept.isBlank() || optional || text.isBlank();
  }

  /// A button without its link is none; a text without its link stays.
  private boolean cleanLink(ObjectNode owner, String link) {
    if (knowledge.knowsLink(link)) {
      return true;
    }
    owner.putNull("link");
    return owner.has("style");
  }

  /// Models like to break lines where a record takes one line.
  private static String oneLine(String text) {
    return text.chars().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}+", " ")
        : text;
  }

  private String withoutInvented(String text) {
    if (knowledge.covers(text)) {
      return text;
    }
    boolean spaceBefore = text.startsWith(" ");
    String kept =
        Texts.sentences(text).stream().filter(knowledge::covers).collect(Collectors.joining(" "));
    return spaceBefore && !kept.isEmpty() ? " " + kept : kept;
  }

  /// What an entry claims about the world was given.
  private boolean isTrue(ObjectNode entry) {
    if (entry.path("type").asString("").equals("quote")) {
      return knowledge.hasSaid(words(entry.path("text")));
    }
    if (entry.has("quote")) {
      return knowledge.hasSaid(entry.path("quote").asString(""));
    }
    if (entry.has("price")) {
      return knowledge.hasPrice(entry.path("price").asString(""));
    }
    if (entry.path("type").asString("").equals("contact")) {
      return isReachable(entry);
    }
    return true;
  }

  /// Lines of an address have to be given word for word; hours only their numbers.
  private boolean isReachable(ObjectNode contact) {
    if (contact.path("address") instanceof ArrayNode lines) {
      for (int at = lines.size() - 1; at >= 0; at--) {
        if (!knowledge.hasSaid(lines.path(at).asString(""))) {
          lines.remove(at);
        }
      }
    }
    return contact.path("email").isString()
        || contact.path("phone").isString()
        || !contact.path("address").isEmpty()
        || !contact.path("hours").isEmpty();
  }

  private static String words(JsonNode spans) {
    StringBuilder text = new StringBuilder();
    spans.values().forEach(span -> text.append(span.path("text").asString("")));
    return text.toString();
  }
}
