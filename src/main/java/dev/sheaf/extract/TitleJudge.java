package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which of the possible titles is the page's.
final class TitleJudge {

  /// A page always has a title, so even an unlikely one is better than a question to a model.
  private static final double SURE = 0.1;

  private final Forest forest;

  TitleJudge(Forest forest) {
    this.forest = forest;
  }

  @Nullable Found<String> title(Page page, Kinds kinds) {
    List<TitleCandidate> candidates = TitleCandidate.of(page);
    TitleFeatures weigh = new TitleFeatures(page, page.facts(), kinds, candidates);
    Features row = new Features();
    TitleCandidate best = null;
    double most = 0;
    for (TitleCandidate candidate : candidates) {
      weigh.write(candidate, row);
      double probability = forest.checked(row).probability(row);
      if (probability > most) {
        most = probability;
        best = candidate;
      }
    }
    return best == null ? null : Found.weighed(best.text, best.source, most, SURE);
  }
}
