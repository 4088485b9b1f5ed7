package dev.sheaf.extract;

import org.jspecify.annotations.Nullable;

/// A block-level element seen as a container: what the text inside it adds up to. Filled while the
/// survey walks, read when blocks are weighed.
final class Box {

  final @Nullable Box parent;
  final String tag;
  final int regions;
  final int depth;
  int words;
  int linkWords;
  int blocks;
  int paragraphs;
  int longBlocks;
  int commas;
  int children;

  Box(@Nullable Box parent, String tag, int regions) {
    this.parent = parent;
    this.tag = tag;
    this.regions = regions;
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
