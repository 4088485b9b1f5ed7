package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A day and all the claims for it.
final class DateCandidate {

  /// Days that are weighed; the first ones named are the likely ones.
  static final int MAX = 100;

  final LocalDate day;
  final List<DateClaim> claims = new ArrayList<>();
  final Set<DateSign> signs = EnumSet.noneOf(DateSign.class);

  private DateCandidate(LocalDate day) {
    this.day = day;
  }

  static List<DateCandidate> group(List<DateClaim> claims) {
    Map<LocalDate, DateCandidate> days = new LinkedHashMap<>();
    for (DateClaim claim : claims) {
      if (days.size() >= MAX && !days.containsKey(claim.date().day())) {
        continue;
      }
      DateCandidate candidate = days.computeIfAbsent(claim.date().day(), DateCandidate::new);
      candidate.claims.add(claim);
      candidate.signs.add(claim.sign());
    }
    return days.values().stream().filter(DateCandidate::mayBePublication).toList();
  }

  /// Not if all that is said of the day is that something was changed, or that it is another
  /// thing's day: that a member joined, that an offer expires.
  private boolean mayBePublication() {
    return signs.stream().anyMatch(sign -> !sign.isModified() && sign != DateSign.LABEL_OTHER);
  }

  boolean isDeclared() {
    return signs.stream().anyMatch(DateSign::isDeclared);
  }

  /// The visible claim nearest to the title, those after it first.
  @Nullable DateClaim nearest(int title) {
    DateClaim best = null;
    for (DateClaim claim : claims) {
      if (claim.isSeen() && (best == null || farness(claim, title) < farness(best, title))) {
        best = claim;
      }
    }
    return best;
  }

  /// The claim whose source is named, and whose moment is kept if it has one.
  DateClaim spokesman() {
    DateClaim first = claims.getFirst();
    for (DateClaim claim : claims) {
      if (!claim.sign().isModified() && claim.date().moment() != null) {
        return claim;
      }
    }
    return first;
  }

  private static int farness(DateClaim claim, int title) {
    int distance = claim.block() - title;
    return distance >= 0 ? distance : 1 - 2 * distance;
  }
}
