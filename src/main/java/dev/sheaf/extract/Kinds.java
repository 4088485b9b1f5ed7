package dev.sheaf.extract;

import java.util.Locale;
import java.util.Map;

/// How likely a page is of each [PageKind]. Other judges read it too: a shop's page has no author,
/// and on a forum the comments are the text.
record Kinds(Map<PageKind, Double> probabilities) {

  double of(PageKind kind) {
    return probabilities.getOrDefault(kind, 0.0);
  }

  PageKind best() {
    PageKind best = PageKind.ARTICLE;
    for (PageKind kind : PageKind.values()) {
      best = of(kind) > of(best) ? kind : best;
    }
    return best;
  }

  /// The best one's part of all six.
  double share() {
    double sum = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
    return sum == 0 ? 0 : of(best()) / sum;
  }

  void write(Features row) {
    for (PageKind kind : PageKind.values()) {
      row.put("kind_" + kind.name().toLowerCase(Locale.ROOT), of(kind));
    }
  }
}
