package dev.sheaf.extract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what kind of page it is: a forest for each of the six kinds is asked, the most certain
/// one wins, and [FineType] makes it one of the 21 types.
final class TypeJudge {

  private final Map<PageKind, Forest> forests;

  TypeJudge(Map<PageKind, Forest> forests) {
    this.forests = forests;
  }

  Found<PageType> type(Page page, PageFacts facts, Features row) {
    PageKind best = PageKind.ARTICLE;
    double most = 0;
    double sum = 0;
    for (PageKind kind : PageKind.values()) {
      Forest forest = forests.get(kind);
      double odds = Math.exp(forest == null ? 0 : forest.checked(row).score(row));
      double probability = odds / (1 + odds);
      sum += probability;
      if (probability > most) {
        most = probability;
        best = kind;
      }
    }
    @Nullable Found<PageType> known = FineType.known(page);
    return known != null
        ? known
        : new Found<>(FineType.of(best, page, facts), Source.CLASSIFIER, calibrated(most / sum));
  }

  /// With six kinds to choose from, a share of 0.4 is already right more often than not.
  private static double calibrated(double share) {
    return Math.clamp(share + 0.1, 0, 0.99);
  }
}
