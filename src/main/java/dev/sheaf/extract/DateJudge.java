package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which of the claimed days the page was published on, and which it was last changed on.
final class DateJudge {

  /// The order in which claims of a change are believed.
  private static final List<DateSign> MODIFIED =
      List.of(
          DateSign.LD_MODIFIED,
          DateSign.META_MODIFIED,
          DateSign.MICRO_MODIFIED,
          DateSign.LABEL_MODIFIED);

  /// The probability from which on a day is answered: here five of six pages without a date get
  /// none.
  private static final double SURE = 0.3;

  private static final double FEW_LINKS = 0.1;

  private final Forest forest;

  DateJudge(Forest forest) {
    this.forest = forest;
  }

  @Nullable Found<PageDate> published(Page page, Kinds kinds, List<DateClaim> claims) {
    List<DateCandidate> candidates = DateCandidate.group(claims);
    DateFeatures weigh = new DateFeatures(page, kinds, candidates);
    Features row = new Features();
    DateCandidate best = null;
    double most = 0;
    for (DateCandidate candidate : candidates) {
      weigh.write(candidate, row);
      double probability = forest.checked(row).probability(row);
      if (probability > most) {
        most = probability;
        best = candidate;
      }
    }
    if (best == null) {
      return null;
    }
    if (best.isDeclared() && isOneText(page.facts(), kinds)) {
      most = Math.max(most, SURE);
    }
    DateClaim spokesman = best.spokesman();
    return Found.weighed(spokesman.date(), spokesman.source(), most, SURE);
  }

  /// An article's own word for its day is taken although nothing on the page bears it out, and so
  /// is that of a page that links to little: what an index or a shop declares is often the day its
  /// template was made.
  private static boolean isOneText(PageFacts facts, Kinds kinds) {
    return kinds.best() == PageKind.ARTICLE
        || (kinds.best() == PageKind.LISTING && facts.linkWords < FEW_LINKS * facts.words);
  }

  static @Nullable Found<PageDate> modified(List<DateClaim> claims) {
    for (DateSign sign : MODIFIED) {
      for (DateClaim claim : claims) {
        if (claim.sign() == sign) {
          return found(claim, sign == DateSign.LABEL_MODIFIED ? 0.6 : 0.95);
        }
      }
    }
    return null;
  }

  private static Found<PageDate> found(DateClaim claim, double confidence) {
    return new Found<>(claim.date(), claim.source(), confidence);
  }
}
