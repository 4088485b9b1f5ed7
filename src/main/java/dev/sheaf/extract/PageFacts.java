package dev.sheaf.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What several judges want to know about a page as a whole, counted once.
final class PageFacts {

  final int title;
  final int blocks;
  final int words;
  final int linkWords;
  final int longBlocks;
  final boolean ldArticle;
  final boolean ldForum;
  final boolean ldProduct;
  final boolean ldList;
  final boolean ogArticle;
  final boolean ogProduct;
  final boolean root;
  final int urlDepth;
  final int urlYear;
  final int urlMonth;
  final boolean forumWords;
  private final int[] wordsBefore;
  private final int[] proseBefore;

  PageFacts(Page page) {
    List<Block> all = page.blocks();
    title = Titles.block(page);
    blocks = all.size();
    wordsBefore = new int[blocks + 1];
    proseBefore = new int[blocks + 1];
    int links = 0;
    int longs = 0;
    for (Block block : all) {
      wordsBefore[block.index() + 1] = wordsBefore[block.index()] + block.words();
      links += block.linkWords();
      longs += block.isProse() ? 1 : 0;
      proseBefore[block.index() + 1] = longs;
    }
    words = wordsBefore[blocks];
    linkWords = links;
    longBlocks = longs;
    List<Thing> things = page.jsonLd().things();
    ldForum = any(things, Set.of("discussionforumposting", "qapage", "question"));
    ldArticle = things.stream().anyMatch(Thing::isWritten) && !ldForum;
    ldProduct = any(things, Set.of("product", "productgroup", "offer"));
    ldList = any(things, Set.of("itemlist", "collectionpage", "searchresultspage"));
    String type = orEmpty(page.survey().meta("og:type")).toLowerCase(Locale.ROOT);
    ogArticle = type.contains("article") || type.contains("blog");
    ogProduct = type.contains("product");
    PageUrl url = page.url();
    root = url != null && url.isRoot();
    urlDepth = url == null ? -1 : url.segments().size();
    int[] date = url == null ? new int[2] : yearAndMonth(url.segments());
    urlYear = date[0];
    urlMonth = date[1];
    forumWords = url != null && hasForumWords(url);
  }

  /// Words of visible text between two blocks, negative where the second comes first.
  int wordsBetween(int from, int to) {
    return wordsBefore[clamp(to)] - wordsBefore[clamp(from)];
  }

  /// Blocks of prose from one block up to another.
  int proseBetween(int from, int to) {
    return proseBefore[clamp(to)] - proseBefore[clamp(from)];
  }

  /// The first block of prose at or after a block, or the number of blocks.
  int nextProse(int from) {
    int at = clamp(from);
    while (at < blocks && proseBefore[at + 1] == proseBefore[at]) {
      at++;
    }
    return at;
  }

  private int clamp(int block) {
    return Math.max(0, Math.min(blocks, block));
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean any(List<Thing> things, Set<String> types) {
    return things.stream().anyMatch(thing -> thing.types().stream().anyMatch(types::contains));
  }

  private static boolean hasForumWords(PageUrl url) {
    String all = url.host() + url.path().toLowerCase(Locale.ROOT);
    return all.contains("forum")
        || all.contains("thread")
        || all.contains("viewtopic")
        || all.contains("/t/")
        || all.contains("community")
        || all.contains("/questions/")
        || all.contains("discuss")
        || all.contains("/topic");
  }

  private static int[] yearAndMonth(List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).matches("(?:19|20)\\d\\d")) {
        boolean month = i + 1 < segments.size() && segments.get(i + 1).matches("0?[1-9]|1[0-2]");
        return new int[] {
          Integer.parseInt(segments.get(i)), month ? Integer.parseInt(segments.get(i + 1)) : 0
        };
      }
    }
    return new int[2];
  }
}
