package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which of the claimed names wrote the page.
final class AuthorJudge {

  /// The probability from which on names are answered: here most pages without an author get none.
  private static final double SURE = 0.25;

  private final Forest forest;

  AuthorJudge(Forest forest) {
    this.forest = forest;
  }

  @Nullable Found<List<String>> author(Page page, PageFacts facts, List<AuthorClaim> claims) {
    List<AuthorCandidate> candidates = AuthorCandidate.group(claims);
    AuthorFeatures weigh = new AuthorFeatures(page, facts, candidates);
    Features row = new Features();
    AuthorCandidate best = null;
    double most = 0;
    for (AuthorCandidate candidate : candidates) {
      weigh.write(candidate, row);
      double probability = forest.checked(row).probability(row);
      if (probability > most) {
        most = probability;
        best = candidate;
      }
    }
    return best == null
        ? null
        : Found.weighed(best.names(), best.claims.getFirst().source(), most, SURE);
  }
}
