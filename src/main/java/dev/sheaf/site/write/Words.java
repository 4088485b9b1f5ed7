package dev.sheaf.site.write;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares texts by their longer words.
final class Words {

  private static final int LENGTH_MIN = 4;
  private static final int STEM = 6;

  private Words() {}

  /// Whether the texts have a word in common that says something.
  static boolean shareOne(String one, String other) {
    Set<String> words = stems(one);
    return stems(other).stream().anyMatch(words::contains);
  }

  private static Set<String> stems(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
        .filter(word -> word.length() >= LENGTH_MIN)
        .map(word -> word.substring(0, Math.min(STEM, word.length())))
        .collect(Collectors.toSet());
  }
}
