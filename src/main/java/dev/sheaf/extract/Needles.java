package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for the words of several lists in one pass over a text: which lists have a word in it.
final class Needles {

  /// A word and the bit of its list.
  private record Needle(String word, int bit) {}

  /// By the first two characters, which few places of a text share with any word.
  private final Map<Integer, List<Needle>> byStart = new HashMap<>();

  private final boolean[] starts = new boolean[128];

  Needles(List<List<String>> lists) {
    for (int i = 0; i < lists.size(); i++) {
      for (String word : lists.get(i)) {
        byStart
            .computeIfAbsent(start(word, 0), any -> new ArrayList<>())
            .add(new Needle(word, 1 << i));
        starts[word.charAt(0)] = true;
      }
    }
  }

  /// A bit for each list, the lowest for the first. The text must be in lower case.
  int in(String lower) {
    int found = 0;
    for (int at = 0; at < lower.length() - 1; at++) {
      char c = lower.charAt(at);
      if (c < starts.length && starts[c]) {
        for (Needle needle : byStart.getOrDefault(start(lower, at), List.of())) {
          boolean fresh = (found & needle.bit) == 0;
          found |= fresh && lower.startsWith(needle.word, at) ? needle.bit : 0;
        }
      }
    }
    return found;
  }

  private static int start(String text, int at) {
    return (text.charAt(at) << 16) | text.charAt(at + 1);
  }
}
