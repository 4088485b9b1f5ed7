package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The single walk. It keeps one frame per open element, gathers text until a block-level border,
/// and then notes it as a [Block].
final class SurveyWalk implements NodeFilter {

  static final int BLOCKS_MAX = 20_000;
  static final int MARKS_MAX = 4_000;
  private static final int SHOP_LINKS_MAX = 9;

  private static final Set<String> SKIPPED =
      Words.set(
          """
          style, template, svg, iframe, object, select, textarea, canvas, math, audio, video, map
          """);
  private static final Set<String> INLINE =
      Words.set(
          """
          a, abbr, acronym, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, img, ins,
          kbd, label, mark, picture, q, rp, rt, ruby, s, samp, small, source, span, strike,
          strong, sub, sup, time, tt, u, var, wbr, input, br, amp-img
          """);
  private static final int MARKING = Region.AUTHOR.bit() | Region.DATE.bit();

  private final Survey survey;
  private final BlockText text = new BlockText();
  private final Map<String, Integer> wordCache = new HashMap<>();
  private final List<Frame> open = new ArrayList<>();
  private Box box = new Box(null, "#root", 0, 0);
  private int rows;

  /// What is known at an open element.
  private record Frame(
      String tag,
      int own,
      int inner,
      boolean code,
      String scope,
      boolean inLink,
      int list,
      int row,
      long start) {}

  SurveyWalk(Survey survey) {
    this.survey = survey;
    survey.boxes().add(box);
    open.add(new Frame("#root", 0, 0, false, "", false, 0, 0, 0L));
  }

  void finish() {
    flush();
    Box page = survey.boxes().getFirst();
    survey.boxes().forEach(each -> each.settle(page.words - page.linkWords));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.add(words.getWholeText(), top().inLink, top().code);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    survey.noteTag(tag);
    return switch (tag) {
      case "meta" -> noted(() -> survey.noteMeta(element));
      case "script" -> noted(() -> survey.noteScript(element));
      case "title" -> noted(() -> noteTitle(element));
      case "link" -> noted(() -> survey.links().add(element));
      case "br" -> noted(this::lineBreak);
      case "hr" -> noted(this::flush);
      default -> SKIPPED.contains(tag) ? FilterResult.SKIP_ENTIRELY : enter(element, tag);
    };
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && open.size() > 1 && entered(element.normalName())) {
      leave(element);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean entered(String tag) {
    return switch (tag) {
      case "meta", "script", "title", "link", "br", "hr" -> false;
      default -> !SKIPPED.contains(tag);
    };
  }

  private FilterResult noted(Runnable note) {
    note.run();
    return FilterResult.SKIP_ENTIRELY;
  }

  private void noteTitle(Element element) {
    // A title inside an inline drawing is not the page's.
    if (open.size() <= 4) {
      survey.noteTitle(element);
    }
  }

  private void lineBreak() {
    if (text.lineBreak()) {
      flush();
    }
  }

  private FilterResult enter(Element element, String tag) {
    Frame up = top();
    boolean inline = INLINE.contains(tag);
    if (!inline) {
      flush();
    }
    if (tag.equals("html")) {
      survey.noteLanguage(element);
    }
    if (tag.equals("html") || tag.equals("body")) {
      survey.noteBodyWords(element.className() + " " + element.id());
    }
    if (tag.equals("form") && element.attr("action").contains("cart")) {
      survey.noteTag("#cart");
    }
    if (tag.equals("h1") && survey.h1s().size() < 5) {
      survey.h1s().add(element);
    }
    if (element.hasAttr("itemscope")) {
      survey.noteTag("#" + lastPart(element.attr("itemtype")));
    }
    boolean whole = tag.equals("html") || tag.equals("body");
    int firm = whole ? 0 : firm(element, tag);
    int own = whole ? 0 : firm | own(element);
    String scope = element.hasAttr("itemscope") ? lastPart(element.attr("itemtype")) : up.scope;
    mark(element, tag, own, up, scope);
    if (!inline) {
      box = new Box(box, tag, own, firm);
      survey.boxes().add(box);
    }
    boolean list = tag.equals("ul") || tag.equals("ol");
    open.add(
        new Frame(
            tag,
            own,
            inline ? up.inner | own : up.inner,
            up.code || Region.CODE.in(own),
            scope,
            up.inLink || tag.equals("a"),
            up.list + (list ? 1 : 0),
            tag.equals("tr") ? ++rows : up.row,
            text.position()));
    return FilterResult.CONTINUE;
  }

  private void leave(Element element) {
    Frame frame = open.getLast();
    boolean inline = INLINE.contains(frame.tag);
    if (inline) {
      text.close(element, frame.start);
    } else {
      flush();
      box = box.parent == null ? box : box.parent;
    }
    open.removeLast();
  }

  private static int firm(Element element, String tag) {
    int role = element.hasAttr("role") ? Region.ofRole(element.attr("role")) : 0;
    return Region.ofTag(tag) | role;
  }

  private int own(Element element) {
    if (element.attributesSize() == 0) {
      return 0;
    }
    int own = words(element.attr("class")) | words(element.attr("id"));
    boolean hidden = element.hasAttr("hidden") || element.attr("aria-hidden").equals("true");
    return hidden || isUndisplayed(element.attr("style")) ? own | Region.HIDDEN.bit() : own;
  }

  private static boolean isUndisplayed(String style) {
    return !style.isEmpty()
        && style.length() < 500
        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  private int words(String attribute) {
    if (attribute.isEmpty()) {
      return 0;
    }
    String cut = attribute.length() > 200 ? attribute.substring(0, 200) : attribute;
    return wordCache.computeIfAbsent(cut, Region::ofWords);
  }

  private void mark(Element element, String tag, int own, Frame up, String scope) {
    boolean speaks =
        (own & MARKING) != 0
            || tag.equals("time")
            || tag.equals("address")
            || element.hasAttr("itemprop")
            || element.hasAttr("property")
            || element.hasAttr("datetime")
            || element.attr("rel").contains("author")
            || isAuthorLink(element);
    if (speaks && survey.marks().size() < MARKS_MAX && !tag.equals("body") && !tag.equals("html")) {
      int block = survey.blocks().size();
      survey
          .marks()
          .add(new Mark(element, own, up.inner, box, block, scope, up.inLink || tag.equals("a")));
    }
  }

  private boolean isAuthorLink(Element element) {
    if (!element.nameIs("a")) {
      return false;
    }
    String href = element.attr("href");
    if (survey.count("#shop") < SHOP_LINKS_MAX && SiteKinds.isShopLink(href)) {
      survey.noteTag("#shop");
    }
    return href.contains("/author")
        || href.contains("/autor")
        || href.contains("/user/")
        || href.contains("/users/")
        || href.contains("member")
        || href.contains("/u/")
        || href.contains("profile");
  }

  private static String lastPart(String itemtype) {
    return itemtype.substring(itemtype.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private Frame top() {
    return open.getLast();
  }

  private void flush() {
    if (text.isBlank() || survey.blocks().size() >= BLOCKS_MAX) {
      text.clear();
      return;
    }
    Block block = text.toBlock(survey.blocks().size(), place());
    box.add(block);
    survey.blocks().add(block);
    text.clear();
  }

  private BlockText.Place place() {
    @Nullable Frame holder = null;
    int near = 0;
    for (int i = open.size() - 1, seen = 0; i > 0 && seen < 3; i--, seen++) {
      near |= open.get(i).own;
    }
    for (int i = open.size() - 1; i >= 0 && holder == null; i--) {
      holder = INLINE.contains(open.get(i).tag) ? null : open.get(i);
    }
    Frame at = holder == null ? top() : holder;
    return new BlockText.Place(at.tag, at.list, at.row, top().inner, near, box);
  }
}
