package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// A block-level element seen as a container: what the text inside it adds up to. Filled while the
/// survey walks, read when blocks are weighed.
final class Box {

  /// The regions that the bulk of a page can stand in. A wrapper round all of it whose classes
  /// speak of footers or pop-ups speaks of something else: what the theme has, or the state it is
  /// in.
  private static final int OF_BULK =
      Region.ARTICLE.bit()
          | Region.MAIN.bit()
          | Region.BODY.bit()
          | Region.POST.bit()
          | Region.LIST.bit()
          | Region.TABLE.bit()
          | Region.QUOTE.bit()
          | Region.CODE.bit();

  private static final double BULK = 0.6;

  final @Nullable Box parent;
  final String tag;
  final int regions;
  private final int firm;
  private int around;
  final int depth;
  int words;
  int linkWords;
  int blocks;
  int paragraphs;
  int longBlocks;
  int commas;
  int children;

  /// @param regions what its tag, role, classes and id name
  /// @param firm those of them that its tag and role name
  Box(@Nullable Box parent, String tag, int regions, int firm) {
    this.parent = parent;
    this.tag = tag;
    this.regions = regions;
    this.firm = firm;
    this.depth = parent == null ? 0 : parent.depth + 1;
    if (parent != null) {
      parent.children++;
    }
  }

  /// Adds one block to this container and all those around it.
  void add(Block block) {
    boolean paragraph = block.tag().equals("p");
    boolean isLong = block.words() >= Block.LONG_WORDS;
    for (Box box = this; box != null; box = box.parent) {
      box.words += block.words();
      box.linkWords += block.linkWords();
      box.blocks++;
      box.paragraphs += paragraph ? 1 : 0;
      box.longBlocks += isLong ? 1 : 0;
      box.commas += block.commas();
    }
  }

  /// To be called on every box, outer ones first, once all blocks are in.
  void settle(int plainWordsOfPage) {
    boolean bulk = words - linkWords > BULK * plainWordsOfPage;
    around = (bulk ? regions & (firm | OF_BULK) : regions) | (parent == null ? 0 : parent.around);
  }

  /// The regions of this container and those around it.
  int around() {
    return around;
  }

  double linkDensity() {
    return words == 0 ? 0 : (double) linkWords / words;
  }

  /// The container `levels` further out, or the outermost.
  Box up(int levels) {
    Box box = this;
    for (int i = 0; i < levels && box.parent != null; i++) {
      box = box.parent;
    }
    return box;
  }
}
