package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// What one walk over a document notes down: metadata of the head, scripts, blocks of text, marked
/// elements and a few counts. Everything after the walk reads these notes instead of searching the
/// document again, which is what makes extraction as fast as parsing.
final class Survey {

  static final int META_MAX = 2_000;
  static final int VALUE_CHARS_MAX = 4_000;

  private final Map<String, List<String>> meta = new LinkedHashMap<>();
  private final Map<String, Integer> tags = new HashMap<>();
  private final List<String> jsonLdBlocks = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Element> h1s = new ArrayList<>();
  private String title = "";
  private String language = "";
  private String bodyWords = "";
  private int metas;

  private Survey() {}

  static Survey of(Document document) {
    Survey survey = new Survey();
    SurveyWalk walk = new SurveyWalk(survey);
    NodeTraversor.filter(walk, document);
    walk.finish();
    return survey;
  }

  /// The first value of the first of these meta names (or properties, or itemprops) that has one.
  @Nullable String meta(String... names) {
    for (String name : names) {
      List<String> values = meta.getOrDefault(name, List.of());
      if (!values.isEmpty()) {
        return values.getFirst();
      }
    }
    return null;
  }

  List<String> metas(String name) {
    return meta.getOrDefault(name, List.of());
  }

  Set<String> metaNames() {
    return meta.keySet();
  }

  int count(String tag) {
    return tags.getOrDefault(tag, 0);
  }

  List<String> jsonLdBlocks() {
    return jsonLdBlocks;
  }

  /// The text of all other inline scripts.
  List<String> scripts() {
    return scripts;
  }

  /// The `link` elements.
  List<Element> links() {
    return links;
  }

  /// The first few `h1` elements.
  List<Element> h1s() {
    return h1s;
  }

  List<Block> blocks() {
    return blocks;
  }

  /// All block-level elements, outer ones first.
  List<Box> boxes() {
    return boxes;
  }

  List<Mark> marks() {
    return marks;
  }

  /// The text of the `title` tag.
  String title() {
    return title;
  }

  /// The `lang` of the `html` tag.
  String language() {
    return language;
  }

  /// The address the page gives itself, if any.
  @Nullable String canonical() {
    for (Element link : links) {
      if (link.attr("rel").equalsIgnoreCase("canonical") && !link.attr("href").isBlank()) {
        return link.attr("href");
      }
    }
    return meta("og:url");
  }

  /// Classes and ids of the `html` and `body` tags, where content systems say what a page is.
  String bodyWords() {
    return bodyWords;
  }

  void noteBodyWords(String words) {
    String cut = words.length() > 1_000 ? words.substring(0, 1_000) : words;
    bodyWords = bodyWords + " " + cut.toLowerCase(Locale.ROOT);
  }

  void noteTag(String tag) {
    tags.merge(tag, 1, Integer::sum);
  }

  void noteMeta(Element element) {
    // Some archived pages carry `value` where the standard says `content`.
    String content = element.hasAttr("content") ? element.attr("content") : element.attr("value");
    if (content.isBlank() || metas++ > META_MAX) {
      return;
    }
    String value = Texts.collapsed(content, VALUE_CHARS_MAX);
    for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
      String name = element.attr(key).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !value.isEmpty()) {
        meta.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
      }
    }
  }

  void noteScript(Element element) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    if (SiteKinds.isShopAsset(element.attr("src"))) {
      noteTag("#shopAsset");
    }
    (type.contains("ld+json") ? jsonLdBlocks : scripts).add(element.data());
  }

  void noteTitle(Element element) {
    if (title.isEmpty()) {
      title = Texts.of(element, VALUE_CHARS_MAX);
    }
  }

  void noteLanguage(Element html) {
    language = html.hasAttr("lang") ? html.attr("lang") : html.attr("xml:lang");
  }
}
