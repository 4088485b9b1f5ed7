package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Decides which blocks of a page are its main text.
final class TextJudge {

  private static final double KEEP = 0.4;

  private final Forest forest;

  TextJudge(Forest forest) {
    this.forest = forest;
  }

  List<Block> kept(Page page, Kinds kinds) {
    double[] probabilities = probabilities(page, kinds);
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : page.blocks()) {
      // Pages repeat themselves for phones and desks; a reader wants a paragraph once.
      boolean again = block.words() >= 10 && !seen.add(block.text());
      if (probabilities[block.index()] >= KEEP && !again) {
        kept.add(block);
      }
    }
    return kept;
  }

  double[] probabilities(Page page, Kinds kinds) {
    List<Block> blocks = page.blocks();
    double[] probabilities = new double[blocks.size()];
    BlockFeatures weigh = new BlockFeatures(blocks, page.facts(), kinds);
    Features row = new Features();
    for (Block block : blocks) {
      weigh.write(block, row);
      probabilities[block.index()] =
          (block.index() == 0 ? forest.checked(row) : forest).probability(row);
    }
    return probabilities;
  }
}
