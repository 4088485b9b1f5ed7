package dev.sheaf.extract;

/// Two questions about a candidate that are better learned apart. `rank`, grown on pages that have
/// the value: is it this candidate rather than another? `sure`, grown on all pages: is it the value
/// at all? The best candidate is chosen by both, its confidence is the second's answer.
record TwoForests(Forest rank, Forest sure) {

  static TwoForests shipped(String name) {
    return new TwoForests(Forest.shipped(name + "-rank"), Forest.shipped(name));
  }

  double rank(Features row) {
    return rank.checked(row).score(row) + sure.score(row);
  }

  double probability(Features row) {
    return sure.checked(row).probability(row);
  }
}
