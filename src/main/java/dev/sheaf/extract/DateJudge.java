package dev.sheaf.extract;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which of the claimed days the page was published on, and which it was last changed on.
final class DateJudge {

  private DateJudge() {}

  static @Nullable Found<PageDate> published(List<DateClaim> claims) {
    return first(claims, claim -> !claim.sign().isModified());
  }

  static @Nullable Found<PageDate> modified(List<DateClaim> claims) {
    return first(claims, claim -> claim.sign().isModified());
  }

  private static @Nullable Found<PageDate> first(
      List<DateClaim> claims, Predicate<DateClaim> wanted) {
    return claims.stream()
        .filter(wanted)
        .findFirst()
        .map(claim -> new Found<>(claim.date(), claim.source(), 0.7))
        .orElse(null);
  }
}
