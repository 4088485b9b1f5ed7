package dev.sheaf.extract;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what kind of page it is: a forest for each of the six kinds is asked, the most certain
/// one wins, and [FineType] makes it one of the 21 types.
final class TypeJudge {

  /// With six kinds to choose from, the best is right more often than not from this share on.
  private static final double SURE = 0.3;

  private final Map<PageKind, Forest> forests;

  TypeJudge(Map<PageKind, Forest> forests) {
    this.forests = Map.copyOf(forests);
  }

  Found<PageType> type(Page page) {
    @Nullable Found<PageType> known = FineType.known(page);
    if (known != null) {
      return known;
    }
    Kinds kinds = page.kinds(this);
    PageType type = FineType.of(kinds.best(), page, page.facts());
    return Found.weighed(type, Source.CLASSIFIER, kinds.share(), SURE);
  }

  Kinds kinds(Page page) {
    Features row = new Features();
    new TypeFeatures(page, page.facts()).write(page.claims(), row);
    Map<PageKind, Double> probabilities = new EnumMap<>(PageKind.class);
    forests.forEach(
        (kind, forest) -> probabilities.put(kind, forest.checked(row).probability(row)));
    return new Kinds(probabilities);
  }
}
