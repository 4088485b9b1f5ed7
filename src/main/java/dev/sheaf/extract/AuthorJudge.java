package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which of the claimed names wrote the page.
final class AuthorJudge {

  /// The probability from which on names are answered: here most pages without an author get none.
  private static final double SURE = 0.23;

  private final TwoForests forests;

  AuthorJudge(TwoForests forests) {
    this.forests = forests;
  }

  @Nullable Found<List<String>> author(Page page, Kinds kinds, List<AuthorClaim> claims) {
    List<AuthorCandidate> candidates = AuthorCandidate.group(claims);
    AuthorFeatures weigh = new AuthorFeatures(page, page.facts(), kinds, candidates);
    Features row = new Features();
    AuthorCandidate best = null;
    double most = Double.NEGATIVE_INFINITY;
    double sure = 0;
    for (AuthorCandidate candidate : candidates) {
      weigh.write(candidate, row);
      double rank = forests.rank(row);
      if (rank > most) {
        most = rank;
        sure = forests.probability(row);
        best = candidate;
      }
    }
    return best == null
        ? null
        : Found.weighed(best.names(), best.claims.getFirst().source(), sure, SURE);
  }
}
