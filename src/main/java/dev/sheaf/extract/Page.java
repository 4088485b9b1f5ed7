package dev.sheaf.extract;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// One parsed page: its document, its address, and the notes of the single walk over it. Not safe
/// for use by several threads at once. Whatever comes in, parsing is bounded: what exceeds a limit
/// is cut off and the rest is read.
public final class Page {

  /// Bytes of a body that are read; the largest of a thousand real pages has 1.2 MB.
  public static final int BYTES_MAX = 6_000_000;

  /// Tags that are read; the largest real page has 10,645. Each costs some 150 bytes in memory.
  static final int TAGS_MAX = 40_000;

  /// Levels of nesting that are kept apart; what is deeper is flattened.
  static final int DEPTH_MAX = 128;

  private final Document document;
  private final @Nullable PageUrl url;
  private final Survey survey;
  private @Nullable JsonLd jsonLd;
  private @Nullable PageFacts facts;
  private @Nullable Claims claims;
  private @Nullable Kinds kinds;

  private Page(Document document, @Nullable String url) {
    this.document = document;
    this.survey = Survey.of(document);
    String address = url == null || url.isBlank() ? survey.canonical() : url;
    this.url = address == null ? null : PageUrl.of(address);
  }

  /// `charsetFromHttp` is the charset label of the Content-Type header, if it had one.
  public static Page parse(byte[] body, @Nullable String charsetFromHttp, @Nullable String url) {
    byte[] read = body.length > BYTES_MAX ? java.util.Arrays.copyOf(body, BYTES_MAX) : body;
    return parse(Charsets.decode(read, charsetFromHttp), url);
  }

  public static Page parse(String html, @Nullable String url) {
    Parser parser = Parser.htmlParser().setMaxDepth(DEPTH_MAX);
    return new Page(Jsoup.parse(bounded(html), url == null ? "" : url, parser), url);
  }

  Document document() {
    return document;
  }

  @Nullable PageUrl url() {
    return url;
  }

  Survey survey() {
    return survey;
  }

  JsonLd jsonLd() {
    if (jsonLd == null) {
      jsonLd = JsonLd.parse(survey.jsonLdBlocks());
    }
    return jsonLd;
  }

  PageFacts facts() {
    if (facts == null) {
      facts = new PageFacts(this);
    }
    return facts;
  }

  Claims claims() {
    if (claims == null) {
      claims = Claims.of(this);
    }
    return claims;
  }

  /// What kind of page a judge takes it for; asked by several other judges, weighed once.
  Kinds kinds(TypeJudge judge) {
    if (kinds == null) {
      kinds = judge.kinds(this);
    }
    return kinds;
  }

  List<Block> blocks() {
    return survey.blocks();
  }

  private static String bounded(String html) {
    String read = html.length() > BYTES_MAX ? html.substring(0, BYTES_MAX) : html;
    int tags = 0;
    for (int at = read.indexOf('<'); at >= 0; at = read.indexOf('<', at + 1)) {
      if (++tags > TAGS_MAX) {
        return read.substring(0, at);
      }
    }
    return read;
  }
}
