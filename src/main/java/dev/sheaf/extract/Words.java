package dev.sheaf.extract;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lists of words that are written as text, several on a line, separated by commas.
final class Words {

  private Words() {}

  static Set<String> set(String text) {
    return new LinkedHashSet<>(list(text));
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
