package dev.sheaf.website;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.Document;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Markup;
import dev.sheaf.site.content.PageContent;
import dev.sheaf.site.content.PostContent;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A page or post that a client wrote itself.
///
/// @param source HTML; of a post, also Markdown
/// @param title for the browser's tab; without one, the first heading
/// @param extras what else the client said of it, a JSON object
public record HandedIn(
    PageKind kind,
    @Nullable String slug,
    String source,
    @Nullable String title,
    @Nullable String description,
    @Nullable String author,
    List<String> tags,
    String extras) {

  public static final int SOURCE_MAX = Document.HTML_MAX;

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\s*(<!--.*?-->\\s*)*<(!doctype|html)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");
  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(TABLES).build();

  /// What it says in another's place: what it leaves unsaid stays as it was said there.
  HandedIn inPlaceOf(PageRow row) {
    ObjectNode kept = (ObjectNode) JsonMapper.shared().readTree(row.extras());
    JsonNode was = was(row);
    String described = isDescribed(row, was) ? was.path("description").asString() : null;
    kept.setAll((ObjectNode) JsonMapper.shared().readTree(extras));
    return new HandedIn(
        kind,
        slug,
        source,
        title == null ? was.path("title").asString() : title,
        description == null ? described : description,
        author == null ? was.path("author").asString(null) : author,
        tags.isEmpty() ? was.path("tags").valueStream().map(JsonNode::asString).toList() : tags,
        JsonMapper.shared().writeValueAsString(kept));
  }

  /// Whether somebody described it. Otherwise its description is how its text begins, and follows
  /// the text.
  private boolean isDescribed(PageRow row, JsonNode was) {
    if (row.source() == null) {
      return JsonMapper.shared().readTree(row.extras()).has("seo");
    }
    String title = was.path("title").asString();
    HandedIn before =
        new HandedIn(kind, slug, row.source(), title, null, null, List.of(), row.extras());
    return !before.summary().equals(was.path("description").asString());
  }

  private JsonNode was(PageRow row) {
    return kind == PageKind.PAGE
        ? ContentJson.tree(ContentJson.readPage(row.latest()))
        : ContentJson.tree(ContentJson.readPost(row.latest()));
  }

  /// Whether it is a page of its own, with a head, and not something to show in the site's frame.
  boolean isWhole() {
    return kind == PageKind.PAGE && WHOLE.matcher(source).matches();
  }

  /// What it is called.
  String name() {
    String heading = title != null ? title : firstHeading();
    String line = line(heading.isBlank() ? "Untitled" : heading);
    return line.substring(0, Math.min(line.length(), Limits.TITLE_MAX));
  }

  private String firstHeading() {
    var parsed = Jsoup.parse(html());
    return parsed.title().isBlank() ? parsed.select("h1, h2, h3").text() : parsed.title();
  }

  /// The content as JSON.
  String content(String freeSlug, String language, Instant now) {
    return kind == PageKind.PAGE
        ? ContentJson.write(page(freeSlug))
        : ContentJson.write(post(freeSlug, language, now));
  }

  private PageContent page(String freeSlug) {
    return new PageContent(freeSlug, name(), summary(), "Handed in as it is.", List.of(block()));
  }

  private PostContent post(String freeSlug, String language, Instant now) {
    return new PostContent(
        freeSlug, name(), summary(), author, now, language, tags, List.of(block()));
  }

  private Block block() {
    return isWhole() ? new Document(source) : new Markup(html());
  }

  private String summary() {
    String text = line(description != null ? description : Jsoup.parse(html()).body().text());
    String said = text.isEmpty() ? name() : text;
    if (said.length() <= Limits.DESCRIPTION_MAX) {
      return said;
    }
    int end = said.lastIndexOf(' ', SUMMARY_CHARS);
    return said.substring(0, end < 1 ? SUMMARY_CHARS : end) + "…";
  }

  private static final int SUMMARY_CHARS = 160;

  /// Markdown is what has no tags of HTML around its paragraphs.
  private String html() {
    boolean isHtml = kind == PageKind.PAGE || TAG.matcher(source.stripLeading()).lookingAt();
    return isHtml ? source : HTML.render(MARKDOWN.parse(source));
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
        .strip();
  }
}
