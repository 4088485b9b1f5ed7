package dev.sheaf.extract;

import java.util.List;
import java.util.Map;

/// A part of a page that its markup names: by tag, by role, or by the words in class and id. A set
/// of regions is an int with one bit each, because every block of every page carries two of them.
/// In the needles a space stands for a word boundary.
@SuppressWarnings({
  "EnumOrdinal",
  "ImmutableEnumChecker"
}) // the ordinal is the bit, and lists of strings do not change
enum Region {
  NAV(" nav", " menu", "breadcrumb", " toc ", "pagination", " pager"),
  FOOTER("footer", " colophon", " legal ", " copyright"),
  HEADER("header", " masthead", " banner", " topbar", " hero "),
  ASIDE("sidebar", " aside", " widget", " rail ", " side "),
  ARTICLE("article", " story", " hentry", " entry", " post ", " blog"),
  MAIN(" main"),
  COMMENT("comment", " disqus", " repl", " respond", "kommentar"),
  RELATED(
      "related",
      "recommend",
      " similar",
      " popular",
      " trending",
      " teaser",
      " more ",
      " also ",
      " promo",
      " outbrain",
      " taboola",
      " next ",
      " prev",
      " latest",
      " most "),
  HIDDEN(
      "hidden", " sr only", " modal", " popup", " dialog", " overlay", " tooltip", " print only"),
  FORM("newsletter", "subscri", " signup", " login", " search", " form ", " signin", " register"),
  SHARE(" share", " sharing", " social", " follow "),
  AD(" ad ", " ads ", "advert", " sponsor", " cta ", " paywall", " anzeige"),
  AUTHOR(
      "author",
      "byline",
      " writer",
      " contributor",
      " username",
      " user name",
      " creator",
      " autor",
      " auteur",
      " redakt",
      " by "),
  DATE(
      " date", "datetime", " time", " publish", " posted", " pub ", " datum", " created", " updat"),
  META(" meta", " info", " detail", " dateline", " credit"),
  TITLE(" title", "headline", " heading", " subject"),
  BODY(" body", " content", " text", " prose", " markdown", " richtext", " wysiwyg", " copy "),
  POST(
      " message",
      " thread",
      " topic",
      " question",
      " answer",
      " forum",
      " discussion",
      " postbody"),
  CARD(
      " card",
      " tile",
      " grid",
      " item",
      " list",
      " result",
      " product",
      " carousel",
      " slider",
      " slide ",
      " gallery"),
  CAPTION("caption", " image", " photo", " figure", " media "),
  BIO(" bio ", " biograph", " about", " profile", " avatar", " signature"),
  TAGS(" tag ", " tags ", " categor", " keyword", " label", " topics ", " kicker", " eyebrow"),
  COOKIE("cookie", "consent", " gdpr"),
  PRICE(" price", " cart", " buy ", " basket", " shop", " sku "),
  TABLE,
  QUOTE,
  LIST,
  CODE,
  HEAD_OF_PAGE;

  private static final Map<String, Integer> BY_TAG =
      Map.ofEntries(
          Map.entry("nav", NAV.bit()),
          Map.entry("menu", NAV.bit()),
          Map.entry("footer", FOOTER.bit()),
          Map.entry("header", HEADER.bit()),
          Map.entry("aside", ASIDE.bit()),
          Map.entry("article", ARTICLE.bit()),
          Map.entry("main", MAIN.bit()),
          Map.entry("dialog", HIDDEN.bit()),
          Map.entry("form", FORM.bit()),
          Map.entry("button", FORM.bit()),
          Map.entry("label", FORM.bit()),
          Map.entry("figcaption", CAPTION.bit()),
          Map.entry("table", TABLE.bit()),
          Map.entry("blockquote", QUOTE.bit()),
          Map.entry("ul", LIST.bit()),
          Map.entry("ol", LIST.bit()),
          Map.entry("dl", LIST.bit()),
          Map.entry("pre", CODE.bit()));

  private static final Map<String, Integer> BY_ROLE =
      Map.of(
          "navigation", NAV.bit(),
          "contentinfo", FOOTER.bit(),
          "banner", HEADER.bit(),
          "complementary", ASIDE.bit(),
          "article", ARTICLE.bit(),
          "main", MAIN.bit(),
          "dialog", HIDDEN.bit(),
          "search", FORM.bit());

  private final List<String> needles;

  Region(String... needles) {
    this.needles = List.of(needles);
  }

  int bit() {
    return 1 << ordinal();
  }

  boolean in(int regions) {
    return (regions & bit()) != 0;
  }

  static int ofTag(String tag) {
    return BY_TAG.getOrDefault(tag, 0);
  }

  static int ofRole(String role) {
    return BY_ROLE.getOrDefault(role, 0);
  }

  /// The regions that the words of a class or id attribute name.
  static int ofWords(String attribute) {
    int found = 0;
    String before = "";
    StringBuilder word = new StringBuilder();
    boolean lower = false;
    for (int i = 0; i <= attribute.length(); i++) {
      char c = i < attribute.length() ? attribute.charAt(i) : ' ';
      boolean letter = Character.isLetter(c);
      // `postAuthor-name2` is three words: post, author, name.
      if (!word.isEmpty() && (!letter || (lower && Character.isUpperCase(c)))) {
        String whole = word.toString();
        found |= RegionWords.of(whole) | RegionWords.ofPair(before, whole);
        before = whole;
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
      lower = Character.isLowerCase(c);
    }
    return found;
  }

  List<String> needles() {
    return needles;
  }
}
