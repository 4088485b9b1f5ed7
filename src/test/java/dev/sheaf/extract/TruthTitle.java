package dev.sheaf.extract;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares titles as the score does: equal, or equal once a part behind or before a separator is
/// cut off on either side.
final class TruthTitle {

  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|\\-–—:>·•/~»«]+\\s+|\\s*[|»]\\s*");
  private static final double LOOSE = 0.3;

  private TruthTitle() {}

  static double likeness(String title, String truth) {
    if (Titles.normal(title).equals(Titles.normal(truth))) {
      return 1;
    }
    boolean loose =
        cores(title).contains(Titles.normal(truth)) || cores(truth).contains(Titles.normal(title));
    return loose ? LOOSE : 0;
  }

  private static Set<String> cores(String title) {
    Set<String> cores = new HashSet<>();
    Matcher cut = SEPARATOR.matcher(title);
    while (cut.find()) {
      cores.add(Titles.normal(title.substring(0, cut.start())));
      cores.add(Titles.normal(title.substring(cut.end())));
    }
    return cores;
  }
}
