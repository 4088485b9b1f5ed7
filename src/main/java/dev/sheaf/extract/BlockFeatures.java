package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What speaks for a block being main text: its own words and tag, the regions it stands in, its
/// containers, its neighbours, and where it stands relative to the title and the bulk of the prose.
final class BlockFeatures {

  private static final List<Region> ALL = List.of(Region.values());
  private static final Set<String> TAGS =
      Words.set(
          """
          p, li, td, th, pre, div, dt, dd, section, article, figcaption, blockquote, h1, h2, h3,
          h4, h5, button, label, body
          """);
  private static final List<String> TAG_LIST = TAGS.stream().sorted().toList();
  private static final int NONE = -1;
  private static final int BOXES = 6;
  private static final int REACH = 3;

  // Names are made once: two hundred for each of a page's thousand blocks would be half the work.
  private static final List<String> TAG_NAMES = TAG_LIST.stream().map(tag -> "tag_" + tag).toList();
  private static final List<String> IN_NAMES = ALL.stream().map(r -> "in_" + r).toList();
  private static final List<String> NEAR_NAMES = ALL.stream().map(r -> "near_" + r).toList();
  private static final List<List<String>> BOX_NAMES = boxNames();
  private static final List<List<String>> NEIGHBOUR_NAMES = neighbourNames();

  private final Set<Box> roundBest = new HashSet<>();

  private final List<Block> blocks;
  private final PageFacts facts;
  private final Kinds kinds;
  private final int[] proseBefore;
  private final Box best;
  private final int firstProse;
  private final int lastProse;

  BlockFeatures(List<Block> blocks, PageFacts facts, Kinds kinds) {
    this.kinds = kinds;
    this.blocks = blocks;
    this.facts = facts;
    proseBefore = new int[blocks.size() + 1];
    int first = NONE;
    int last = NONE;
    for (Block block : blocks) {
      boolean prose = block.isProse();
      proseBefore[block.index() + 1] = proseBefore[block.index()] + (prose ? block.words() : 0);
      first = first == NONE && prose ? block.index() : first;
      last = prose ? block.index() : last;
    }
    firstProse = first;
    lastProse = last;
    best = bestBox();
    for (Box box = best; box != null; box = box.parent) {
      roundBest.add(box);
    }
  }

  /// The smallest container that holds most of the page's prose.
  private Box bestBox() {
    Box box = blocks.isEmpty() ? new Box(null, "#root", 0, 0) : blocks.getFirst().box().up(1_000);
    int prose = proseBefore[blocks.size()];
    boolean narrower = true;
    while (narrower) {
      narrower = false;
      for (Block block : blocks) {
        Box inner = childTowards(box, block.box());
        if (inner != null
            && block.isProse()
            && inner.longBlocks * 2 > box.longBlocks
            && prose > 0) {
          narrower = inner.words * 2 > prose;
          box = narrower ? inner : box;
          break;
        }
      }
    }
    return box;
  }

  private static @Nullable Box childTowards(Box outer, Box inner) {
    Box at = inner;
    while (at.parent != null && at.parent != outer) {
      at = at.parent;
    }
    return at.parent == outer ? at : null;
  }

  void write(Block block, Features row) {
    row.next();
    kinds.write(row);
    writeOwn(block, row);
    writeRegions(block, row);
    writeBoxes(block, row);
    for (int i = -REACH; i <= REACH; i++) {
      if (i != 0) {
        writeNeighbour(block.index() + i, i, row);
      }
    }
    writePlace(block, row);
    writePage(row);
  }

  private static void writeOwn(Block block, Features row) {
    String text = block.text();
    row.put("words", block.words()).put("links", block.linkDensity());
    row.put("linkWords", block.linkWords()).put("commas", block.commas());
    row.put("chars", text.length())
        .put("charsPerWord", (double) text.length() / Math.max(1, block.words()));
    row.put("heading", block.heading()).put("list", block.list()).put("row", block.row() > 0);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    row.put(
        "fullStop",
        last == '.' || last == '!' || last == '?' || last == '。' || last == '”' || last == '"');
    row.put("colon", last == ':').put("newlines", text.chars().filter(c -> c == '\n').count());
    int digits = 0;
    int capitals = 0;
    int marks = 0;
    for (int i = 0; i < Math.min(text.length(), 400); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      capitals += Character.isUpperCase(c) ? 1 : 0;
      marks += "|©»›→•#@{}".indexOf(c) >= 0 ? 1 : 0;
    }
    double chars = Math.max(1, Math.min(text.length(), 400));
    row.put("digits", digits / chars).put("capitals", capitals / chars).put("marks", marks);
    int tag = TAG_LIST.indexOf(block.tag());
    for (int i = 0; i < TAG_NAMES.size(); i++) {
      row.put(TAG_NAMES.get(i), i == tag);
    }
  }

  private static void writeRegions(Block block, Features row) {
    int around = block.around();
    for (int i = 0; i < ALL.size(); i++) {
      row.put(IN_NAMES.get(i), ALL.get(i).in(around));
      row.put(NEAR_NAMES.get(i), block.isNear(ALL.get(i)));
    }
    row.put("boxDepth", block.box().depth);
  }

  private void writeBoxes(Block block, Features row) {
    Box box = block.box();
    for (int up = 0; up < BOXES; up++) {
      List<String> names = BOX_NAMES.get(up);
      row.put(names.get(0), box.words).put(names.get(1), box.linkDensity());
      row.put(names.get(2), box.blocks).put(names.get(3), box.longBlocks);
      row.put(names.get(4), box.paragraphs).put(names.get(5), box.children);
      row.put(names.get(6), box.commas);
      row.put(names.get(7), (double) box.words / Math.max(1, facts.words));
      box = box.parent == null ? box : box.parent;
    }
    row.put("inBest", isWithin(block.box(), best)).put("bestDepth", best.depth);
    row.put("toBest", levelsToBest(block.box()));
    row.put("bestShare", (double) best.words / Math.max(1, facts.words));
  }

  private static boolean isWithin(Box inner, Box outer) {
    Box at = inner;
    while (at != null && at.depth > outer.depth) {
      at = at.parent;
    }
    return at == outer;
  }

  /// How far up one must go from a block until the best container is an ancestor or descendant.
  private int levelsToBest(Box from) {
    int levels = 0;
    for (Box at = from; at != null; at = at.parent, levels++) {
      if (roundBest.contains(at)) {
        return levels;
      }
    }
    return levels;
  }

  private static List<List<String>> boxNames() {
    List<List<String>> names = new ArrayList<>();
    for (int up = 0; up < BOXES; up++) {
      String box = "box" + up;
      names.add(
          List.of(
              box + "words",
              box + "links",
              box + "blocks",
              box + "long",
              box + "paragraphs",
              box + "children",
              box + "commas",
              box + "share"));
    }
    return names;
  }

  private static List<List<String>> neighbourNames() {
    List<List<String>> names = new ArrayList<>();
    for (int offset = -REACH; offset <= REACH; offset++) {
      names.add(List.of("words" + offset, "links" + offset, "heading" + offset, "tag" + offset));
    }
    return names;
  }

  private void writeNeighbour(int index, int offset, Features row) {
    Block block = index < 0 || index >= blocks.size() ? null : blocks.get(index);
    List<String> names = NEIGHBOUR_NAMES.get(offset + REACH);
    row.put(names.get(0), block == null ? NONE : block.words());
    row.put(names.get(1), block == null ? NONE : block.linkDensity());
    row.put(names.get(2), block == null ? NONE : block.heading());
    row.put(names.get(3), block == null ? NONE : TAG_LIST.indexOf(block.tag()));
  }

  private void writePlace(Block block, Features row) {
    int index = block.index();
    int total = Math.max(1, blocks.size());
    int prose = Math.max(1, proseBefore[blocks.size()]);
    row.put("index", index).put("place", (double) index / total);
    row.put("afterTitle", facts.title < 0 ? -999 : index - facts.title);
    row.put("wordsAfterTitle", facts.title < 0 ? -9_999 : facts.wordsBetween(facts.title, index));
    row.put("proseBefore", (double) proseBefore[index] / prose);
    row.put("proseNear", near(index, 5)).put("proseNearer", near(index, 2));
    row.put("toFirstProse", index - firstProse).put("toLastProse", lastProse - index);
  }

  private int near(int index, int reach) {
    int from = Math.max(0, index - reach);
    int to = Math.min(blocks.size(), index + reach + 1);
    return proseBefore[to] - proseBefore[from];
  }

  private void writePage(Features row) {
    row.put("pageWords", facts.words)
        .put("pageBlocks", facts.blocks)
        .put("pageLong", facts.longBlocks);
    row.put("pageLinks", (double) facts.linkWords / Math.max(1, facts.words));
    row.put("pageProse", proseBefore[blocks.size()]);
    row.put("ldArticle", facts.ldArticle).put("ldForum", facts.ldForum);
    row.put("ldProduct", facts.ldProduct).put("ldList", facts.ldList);
    row.put("ogArticle", facts.ogArticle).put("forumWords", facts.forumWords);
    row.put("urlDepth", facts.urlDepth).put("root", facts.root);
  }
}
