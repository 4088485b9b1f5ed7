package dev.sheaf.site.write;

import dev.sheaf.site.brief.Edit.Replace;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.write.Change.PageField;
import dev.sheaf.site.write.Change.PutBlock;
import dev.sheaf.site.write.Change.SetPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Replaces words wherever a reader sees them: in blocks, titles and descriptions; never in links.
final class Replacing {

  private static final Set<String> UNREAD = Set.of("type", "icon", "style", "source", "slug");

  private Replacing() {}

  static List<Change> of(SiteContent site, Replace edit) {
    List<PageContent> pages =
        edit.page() == null ? site.pages() : List.of(Pages.named(site, edit.page()));
    List<Change> exact = of(pages, text -> text.replace(edit.old(), edit.text()));
    return exact.isEmpty() ? of(pages, anyCase(edit)) : exact;
  }

  /// Where the words stand in other letters, the new ones begin as the old ones did.
  private static UnaryOperator<String> anyCase(Replace edit) {
    Pattern old =
        Pattern.compile("(?iU)(?<![\\p{L}\\d])" + Pattern.quote(edit.old()) + "(?![\\p{L}\\d])");
    return text ->
        old.matcher(text)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    Character.isUpperCase(match.group().charAt(0))
                        ? Fit.capital(edit.text())
                        : edit.text()));
  }

  /// The changes that the words make to the pages; links change only as whole ones.
  static List<Change> of(List<PageContent> pages, UnaryOperator<String> words) {
    List<Change> changes = new ArrayList<>();
    for (PageContent page : pages) {
      addFields(page, words, changes);
      for (int at = 0; at < page.blocks().size(); at++) {
        Block block = page.blocks().get(at);
        Block changed = in(block, words);
        if (!changed.equals(block)) {
          changes.add(new PutBlock(page.slug(), at, changed));
        }
      }
    }
    return changes;
  }

  private static void addFields(
      PageContent page, UnaryOperator<String> words, List<Change> changes) {
    String title = words.apply(page.title());
    if (!title.equals(page.title())) {
      changes.add(new SetPage(page.slug(), PageField.TITLE, title));
    }
    String description = words.apply(page.description());
    if (!description.equals(page.description())) {
      changes.add(new SetPage(page.slug(), PageField.DESCRIPTION, description));
    }
  }

  private static Block in(Block block, UnaryOperator<String> words) {
    JsonNode tree = ContentJson.tree(block).deepCopy();
    return ContentJson.readBlock(changed(tree, words));
  }

  private static JsonNode changed(JsonNode node, UnaryOperator<String> words) {
    return switch (node) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode value = object.path(name);
          boolean isWebLink =
              name.equals("link") && !value.asString("").matches("(?:tel|mailto):.*");
          if (!UNREAD.contains(name) && !isWebLink) {
            object.set(name, changed(value, words));
          }
        }
        yield object;
      }
      case ArrayNode array -> {
        for (int at = 0; at < array.size(); at++) {
          array.set(at, changed(array.path(at), words));
        }
        yield array;
      }
      default ->
          node.isString()
              ? JsonNodeFactory.instance.stringNode(words.apply(node.asString()))
              : node;
    };
  }
}
