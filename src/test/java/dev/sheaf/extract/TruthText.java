package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says how much of each block is in the annotated main text, by runs of three words.
final class TruthText {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final int RUN = 3;

  private final Set<String> runs = new HashSet<>();

  TruthText(String mainText) {
    List<String> words = words(mainText);
    for (int i = 0; i < words.size(); i++) {
      for (int n = 1; n <= RUN && i + n <= words.size(); n++) {
        runs.add(String.join(" ", words.subList(i, i + n)));
      }
    }
  }

  /// For each block the share of it that is main text. One or two words prove nothing by
  /// themselves, so such blocks also need a longer one nearby that is in.
  double[] shares(List<Block> blocks) {
    double[] shares = new double[blocks.size()];
    for (Block block : blocks) {
      shares[block.index()] = share(words(block.text()));
    }
    double[] settled = shares.clone();
    for (Block block : blocks) {
      if (block.words() < RUN) {
        settled[block.index()] = shares[block.index()] * neighbour(blocks, shares, block.index());
      }
    }
    return settled;
  }

  private double share(List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    int n = Math.min(RUN, words.size());
    int hits = 0;
    for (int i = 0; i + n <= words.size(); i++) {
      hits += runs.contains(String.join(" ", words.subList(i, i + n))) ? 1 : 0;
    }
    return (double) hits / (words.size() - n + 1);
  }

  private static double neighbour(List<Block> blocks, double[] shares, int at) {
    for (int i = Math.max(0, at - 2); i <= Math.min(blocks.size() - 1, at + 2); i++) {
      if (i != at && blocks.get(i).words() >= RUN && shares[i] > 0.5) {
        return 1;
      }
    }
    return 0;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
