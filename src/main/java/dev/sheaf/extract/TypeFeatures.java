package dev.sheaf.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What speaks for the kind of a page: its address, what it declares, what it is built of and what
/// it says on its buttons.
final class TypeFeatures {

  private static final List<String> LD_TYPES =
      Words.list(
          """
          newsarticle, blogposting, article, techarticle, product, productgroup, collectionpage,
          itemlist, faqpage, qapage, discussionforumposting, website, organization, localbusiness,
          service, breadcrumblist, videoobject, jobposting, recipe, review, webpage, person,
          offer, aggregaterating, softwareapplication, course, event, howto
          """);
  static final List<String> DOC_MAKERS =
      Words.list(
          """
          sphinx, docusaurus, mkdocs, gitbook, doxygen, javadoc, mdbook, hugo, jekyll, vitepress,
          asciidoc, readme, docutils, help, rustdoc, antora
          """);
  private static final List<String> FORUM_MAKERS =
      Words.list(
          """
          discourse, vbulletin, xenforo, phpbb, mybb, smf, vanilla, flarum, invision, khoros,
          nodebb, forum
          """);
  private static final List<String> SCOPES =
      List.of(
          "product",
          "offer",
          "article",
          "blogposting",
          "newsarticle",
          "comment",
          "person",
          "question",
          "answer",
          "itemlist",
          "listitem",
          "webpage",
          "discussionforumposting",
          "blog");
  private static final Pattern PAGE_TYPE =
      Pattern.compile(
          "(?i)page[_-]?(?:type|category|template|kind)[\"']?\\s?[:=]\\s?[\"']([a-z0-9 _:/-]{3,40})[\"']");
  private static final int SCRIPT_CHARS_MAX = 50_000;
  private static final int TYPE_CHARS = 80;
  private static final Needles LABELS = new Needles(KindWords.LABEL);

  /// Addresses of one thing for sale, and of many.
  static final Pattern ONE =
      Pattern.compile(
          "/(?:products?|p|dp|item|itm|pd|prod|artikel|produit|producto|produkt)/[^/]{3,}/?[^/]*$");

  static final Pattern MANY =
      Pattern.compile(
          "/(?:collections?|categor(?:y|ies)|c|cat|shop|browse|departments?|tags?|topics?|kategorie|catalog)"
              + "(?:/[^/]+){0,2}/?$");
  private static final Pattern PRICE =
      Pattern.compile(
          "(?:[$€£¥₹]|usd|eur|chf)\\s?\\d|\\d\\s?(?:€|kr|zł)", Pattern.CASE_INSENSITIVE);
  private static final List<Region> AREAS =
      List.of(
          Region.NAV,
          Region.FOOTER,
          Region.HEADER,
          Region.ASIDE,
          Region.ARTICLE,
          Region.MAIN,
          Region.COMMENT,
          Region.RELATED,
          Region.FORM,
          Region.POST,
          Region.CARD,
          Region.PRICE,
          Region.BODY,
          Region.LIST,
          Region.TABLE,
          Region.CODE,
          Region.TAGS,
          Region.BIO,
          Region.AUTHOR);
  private static final List<String> TAGS =
      Words.list(
          """
          p, li, a, img, h2, h3, h4, table, pre, code, form, input, button, iframe, video, time,
          article, section, dt, blockquote, select, svg, main
          """);

  private final Page page;
  private final PageFacts facts;

  TypeFeatures(Page page, PageFacts facts) {
    this.page = page;
    this.facts = facts;
  }

  void write(Claims claims, Features row) {
    row.next();
    writeAddress(row);
    writeDeclared(row);
    writeTags(row);
    writeBlocks(row);
    writeTitle(row);
    writeClaims(claims.dates(), claims.authors(), row);
    new Repetition(page).write(row);
    new TypeSums(page, facts, scriptType()).write(row);
  }

  private void writeAddress(Features row) {
    PageUrl url = page.url();
    String path = url == null ? "" : url.path().toLowerCase(Locale.ROOT);
    String all = url == null ? "" : url.host() + path + (path.endsWith("/") ? "" : "/");
    String last = url == null ? "" : url.lastSegment();
    for (int i = 0; i < KindWords.ADDRESS.size(); i++) {
      row.put("address" + i, KindWords.hits(all, KindWords.ADDRESS.get(i)));
    }
    row.put("root", facts.root).put("depth", facts.urlDepth).put("urlYear", facts.urlYear > 0);
    row.put("query", url != null && !url.query().isEmpty());
    row.put("pathChars", path.length()).put("lastChars", last.length());
    row.put("hyphens", last.chars().filter(c -> c == '-' || c == '_').count());
    row.put("digits", last.chars().filter(Character::isDigit).count());
    row.put("longNumber", last.matches(".*\\d{5,}.*")).put("endsInSlash", path.endsWith("/"));
    row.put("html", last.contains(".htm"));
    row.put("onePath", ONE.matcher(path).find()).put("manyPath", MANY.matcher(path).find());
    row.put("labels", url == null ? 0 : url.labels().size());
  }

  private void writeDeclared(Features row) {
    Set<String> types = new HashSet<>();
    page.jsonLd().things().forEach(thing -> types.addAll(thing.types()));
    for (String type : LD_TYPES) {
      row.put("ld_" + type, types.contains(type));
    }
    row.put("ldThings", page.jsonLd().things().size());
    String og = PageFacts.orEmpty(page.survey().meta("og:type")).toLowerCase(Locale.ROOT);
    row.put("ogArticle", facts.ogArticle).put("ogProduct", facts.ogProduct);
    row.put("ogWebsite", og.contains("website")).put("ogOther", !og.isEmpty());
    row.put(
        "articleMeta",
        page.survey()
                .meta("article:published_time", "article:section", "article:tag", "article:author")
            != null);
    String maker =
        PageFacts.orEmpty(page.survey().meta("generator", "application-name"))
            .toLowerCase(Locale.ROOT);
    row.put("docMaker", KindWords.hits(maker, DOC_MAKERS));
    row.put("forumMaker", KindWords.hits(maker, FORUM_MAKERS));
    row.put("hasMaker", !maker.isEmpty());
    String script = scriptType();
    for (int i = 0; i < KindWords.DECLARED.size(); i++) {
      List<String> words = KindWords.DECLARED.get(i);
      row.put("body" + i, KindWords.hits(page.survey().bodyWords() + " ", words));
      row.put("script" + i, KindWords.hits(script, words) > 0);
    }
    for (String scope : SCOPES) {
      row.put("scope_" + scope, Math.min(5, page.survey().count("#" + scope)));
    }
    row.put("shopLinks", Math.min(9, page.survey().count("#shop")));
    row.put("shopAssets", Math.min(3, page.survey().count("#shopAsset")));
    row.put("cartForms", Math.min(9, page.survey().count("#cart")));
    row.put(
        "ldProducts",
        page.jsonLd().things().stream()
            .filter(t -> t.is("product") || t.is("productgroup"))
            .count());
    row.put(
        "ldOffers",
        page.jsonLd().things().stream().anyMatch(t -> t.is("product") && t.node().has("offers")));
    row.put(
        "priceMeta",
        page.survey().meta("product:price:amount", "og:price:amount", "price") != null);
    row.put("nextLink", page.survey().links().stream().anyMatch(l -> l.attr("rel").equals("next")));
    row.put(
        "feedLink",
        page.survey().links().stream().filter(l -> l.attr("type").contains("rss")).count());
  }

  /// What the page's scripts call its type, for their own statistics.
  private String scriptType() {
    StringBuilder types = new StringBuilder(" ");
    for (String script : page.survey().scripts()) {
      int end = Math.min(script.length(), SCRIPT_CHARS_MAX);
      Matcher type = PAGE_TYPE.matcher(script);
      // Few of a script's letters are those of "page": only there the pattern is tried.
      for (int at = script.indexOf("age", 1);
          at > 0 && at < end && types.length() < 300;
          at = script.indexOf("age", at + 3)) {
        boolean page = (script.charAt(at - 1) | ' ') == 'p';
        if (page && type.region(at - 1, Math.min(end, at + TYPE_CHARS)).lookingAt()) {
          types.append(type.group(1).toLowerCase(Locale.ROOT)).append(' ');
        }
      }
    }
    return types.toString();
  }

  private void writeTags(Features row) {
    double per = Math.max(1, facts.words) / 100.0;
    for (String tag : TAGS) {
      int count = page.survey().count(tag);
      row.put(tag, Math.log1p(count)).put(tag + "_share", count / per);
    }
    row.put("h1", page.survey().count("h1"));
  }

  private void writeBlocks(Features row) {
    int[] labels = new int[KindWords.LABEL.size()];
    int[] words = new int[AREAS.size()];
    int prices = 0;
    int firstPrice = -1;
    int buttons = 0;
    int firstButton = -1;
    int questions = 0;
    int linkedHeadings = 0;
    int headings = 0;
    int longest = 0;
    int bullets = 0;
    int looseWords = 0;
    int sentences = 0;
    for (Block block : page.blocks()) {
      for (int i = 0; i < words.length; i++) {
        words[i] += block.is(AREAS.get(i)) ? block.words() : 0;
      }
      boolean chrome = block.is(Region.NAV) || block.is(Region.FOOTER);
      if (block.words() <= 12) {
        String lower = block.text().toLowerCase(Locale.ROOT);
        int labelled = LABELS.in(lower);
        for (int i = 0; i < labels.length; i++) {
          labels[i] += (labelled >> i) & 1;
        }
        boolean buys = (labelled & 1) != 0;
        buttons += buys ? 1 : 0;
        firstButton =
            buys && firstButton < 0 && block.index() > facts.title ? block.index() : firstButton;
        boolean price = PRICE.matcher(block.text()).find();
        prices += price ? 1 : 0;
        firstPrice =
            price && firstPrice < 0 && block.index() > facts.title ? block.index() : firstPrice;
      }
      questions += block.text().endsWith("?") ? 1 : 0;
      headings += block.heading() > 1 && !chrome ? 1 : 0;
      linkedHeadings += block.heading() > 1 && block.linkDensity() > 0.8 && !chrome ? 1 : 0;
      longest = Math.max(longest, block.linkDensity() < 0.5 ? block.words() : 0);
      bullets += block.tag().equals("li") && !chrome && block.linkDensity() < 0.5 ? 1 : 0;
      looseWords += chrome ? 0 : block.words();
      sentences +=
          block.words() >= 12 && block.linkDensity() < 0.4 && endsSentence(block.text()) ? 1 : 0;
    }
    for (int i = 0; i < labels.length; i++) {
      row.put("label" + i, Math.log1p(labels[i]));
    }
    for (int i = 0; i < words.length; i++) {
      row.put("in" + AREAS.get(i), (double) words[i] / Math.max(1, facts.words));
    }
    row.put("words", Math.log1p(facts.words)).put("blocks", Math.log1p(facts.blocks));
    row.put("longBlocks", facts.longBlocks)
        .put("longShare", (double) facts.longBlocks / Math.max(1, facts.blocks));
    row.put("linkDensity", (double) facts.linkWords / Math.max(1, facts.words));
    row.put("toPrice", firstPrice < 0 ? 999 : firstPrice - facts.title);
    row.put("wordsToPrice", firstPrice < 0 ? 9_999 : facts.wordsBetween(facts.title, firstPrice));
    row.put("toButton", firstButton < 0 ? 999 : firstButton - facts.title);
    row.put("oneButton", buttons > 0 && buttons <= 3).put("manyButtons", buttons > 6);
    row.put("sold", firstPrice >= 0 && firstButton >= 0 && firstButton - facts.title < 60);
    row.put("prices", Math.log1p(prices)).put("questions", questions);
    row.put("headings", headings).put("linkedHeadings", linkedHeadings);
    row.put("linkedHeadingShare", (double) linkedHeadings / Math.max(1, headings));
    row.put("wordsPerHeading", (double) looseWords / Math.max(1, headings));
    row.put("longest", longest).put("bullets", Math.log1p(bullets)).put("sentences", sentences);
    row.put("sentenceShare", (double) sentences / Math.max(1, facts.blocks));
    writeRepetition(row);
  }

  /// How much of the page is the same thing again and again: cards of a grid, posts of a thread.
  private void writeRepetition(Features row) {
    Set<Box> seen = new HashSet<>();
    int most = 0;
    double mostWords = 0;
    double mostLinks = 0;
    for (Block block : page.blocks()) {
      Box box = block.box();
      for (int up = 0; up < 5 && box.parent != null && seen.add(box); up++, box = box.parent) {
        boolean chrome = Region.NAV.in(box.regions) || Region.FOOTER.in(box.regions);
        if (!chrome
            && box.children > most
            && box.blocks >= box.children
            && !box.tag.equals("body")) {
          most = box.children;
          mostWords = (double) box.words / box.children;
          mostLinks = box.linkDensity();
        }
      }
    }
    row.put("repeated", most).put("repeatedWords", mostWords).put("repeatedLinks", mostLinks);
  }

  private void writeTitle(Features row) {
    String title = (page.survey().title() + " " + Titles.declared(page)).toLowerCase(Locale.ROOT);
    for (int i = 0; i < KindWords.TITLE.size(); i++) {
      row.put("title" + i, KindWords.hits(title, KindWords.TITLE.get(i)));
    }
    String heading = facts.title < 0 ? "" : page.blocks().get(facts.title).text();
    row.put("titleWords", Texts.words(heading)).put("titlePlace", facts.title);
    row.put("titleWordsInAll", Texts.words(page.survey().title()));
    row.put("titleAsks", heading.endsWith("?"));
  }

  private void writeClaims(List<DateClaim> dates, List<AuthorClaim> authors, Features row) {
    row.put("dates", dates.stream().map(c -> c.date().day()).distinct().count());
    row.put("datesSeen", dates.stream().filter(DateClaim::isSeen).count());
    row.put("datePublished", dates.stream().anyMatch(c -> !c.isSeen() && !c.sign().isModified()));
    row.put("dateModified", dates.stream().anyMatch(c -> c.sign().isModified()));
    row.put("authors", authors.stream().map(AuthorClaim::names).distinct().count());
    row.put("authorDeclared", authors.stream().anyMatch(c -> !c.isSeen()));
    row.put("authorMarked", authors.stream().filter(AuthorClaim::isSeen).count());
    row.put(
        "datesAfterTitle",
        dates.stream()
            .anyMatch(c -> c.isSeen() && c.block() >= facts.title && c.block() <= facts.title + 6));
  }

  private static boolean endsSentence(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '.'
        || last == '!'
        || last == '?'
        || last == '。'
        || last == ':'
        || last == '"'
        || last == '”';
  }
}
