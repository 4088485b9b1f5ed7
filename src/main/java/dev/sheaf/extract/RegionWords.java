package dev.sheaf.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What single words of class and id attributes say. The web uses the same few thousand of them, so
/// what a word means is worked out once and kept.
final class RegionWords {

  /// Words that are kept; a page that makes up its own is read all the same, only slower.
  private static final int KEPT_MAX = 20_000;

  private static final Map<String, Integer> KEPT = new ConcurrentHashMap<>();
  private static final Map<String, Integer> PAIRS = pairs();

  private RegionWords() {}

  static int of(String word) {
    Integer kept = KEPT.get(word);
    if (kept != null) {
      return kept;
    }
    int regions = worked(word);
    if (KEPT.size() < KEPT_MAX && word.length() < 40) {
      KEPT.put(word, regions);
    }
    return regions;
  }

  /// The few names that are two words: `sr-only`, `user-name`.
  static int ofPair(String first, String second) {
    int found = 0;
    for (Map.Entry<String, Integer> pair : PAIRS.entrySet()) {
      String needle = pair.getKey();
      int gap = needle.indexOf(' ');
      boolean fits =
          second.regionMatches(0, needle, gap + 1, needle.length() - gap - 1)
              && first.length() == gap
              && needle.startsWith(first);
      found |= fits ? pair.getValue() : 0;
    }
    return found;
  }

  private static int worked(String word) {
    String spaced = ' ' + word + ' ';
    int found = 0;
    for (Region region : Region.values()) {
      boolean named = false;
      for (String needle : region.needles()) {
        named |= spaced.contains(needle);
      }
      found |= named ? region.bit() : 0;
    }
    return found;
  }

  private static Map<String, Integer> pairs() {
    Map<String, Integer> pairs = new HashMap<>();
    for (Region region : Region.values()) {
      for (String needle : region.needles()) {
        if (needle.strip().indexOf(' ') > 0) {
          pairs.put(needle.strip(), region.bit());
        }
      }
    }
    return Map.copyOf(pairs);
  }
}
