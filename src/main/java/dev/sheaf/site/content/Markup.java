package dev.sheaf.site.content;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/// HTML that a client wrote to be shown inside the site's own frame. Only what marks up text stays:
/// no scripts, no styles, no handlers, and links and pictures lead only where those of other blocks
/// may. Models are never asked for it.
public record Markup(String html) implements Block {

  public static final int HTML_MAX = 1_000_000;

  private static final Safelist TEXT =
      Safelist.none()
          .addTags(
              "a",
              "abbr",
              "b",
              "blockquote",
              "br",
              "caption",
              "cite",
              "code",
              "dd",
              "del",
              "details",
              "dfn",
              "div",
              "dl",
              "dt",
              "em",
              "figcaption",
              "figure",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "i",
              "img",
              "ins",
              "kbd",
              "li",
              "mark",
              "ol",
              "p",
              "pre",
              "q",
              "s",
              "samp",
              "small",
              "strong",
              "sub",
              "summary",
              "sup",
              "table",
              "tbody",
              "td",
              "tfoot",
              "th",
              "thead",
              "tr",
              "u",
              "ul",
              "var")
          .addAttributes("a", "href", "title")
          .addAttributes("abbr", "title")
          .addAttributes("img", "src", "alt")
          .addAttributes("ol", "start")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan", "scope")
          .addProtocols("a", "href", "https", "http", "mailto", "tel", "#")
          .addProtocols("img", "src", "https")
          .preserveRelativeLinks(true);

  public Markup {
    if (html == null || html.isBlank()) {
      throw new IllegalArgumentException("a markup's html is missing");
    }
    if (html.length() > HTML_MAX) {
      throw new IllegalArgumentException(
          "a markup's html has %,d characters, may have at most %,d"
              .formatted(html.length(), HTML_MAX));
    }
    html = cleaned(html);
  }

  private static String cleaned(String html) {
    // The page has its own main heading.
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("h1").tagName("h2");
    String clean =
        Jsoup.clean(
            body.html(), "https://base.invalid/", TEXT, new OutputSettings().prettyPrint(false));
    var parsed = Jsoup.parseBodyFragment(clean);
    parsed.outputSettings(new OutputSettings().prettyPrint(false));
    Element kept = parsed.body();
    kept.select("img:not([src])").remove();
    kept.select("img:not([alt])").attr("alt", "");
    kept.select("td, th").forEach(Markup::checkSpans);
    kept.select("ol[start]").forEach(list -> keepNumber(list, "start"));
    return kept.html().strip();
  }

  private static void checkSpans(Element cell) {
    keepNumber(cell, "colspan");
    keepNumber(cell, "rowspan");
    String scope = cell.attr("scope").toLowerCase(Locale.ROOT);
    if (!scope.matches("row|col|rowgroup|colgroup")) {
      cell.removeAttr("scope");
    }
  }

  private static void keepNumber(Element element, String attribute) {
    if (!element.attr(attribute).matches("[1-9][0-9]{0,2}")) {
      element.removeAttr(attribute);
    }
  }
}
