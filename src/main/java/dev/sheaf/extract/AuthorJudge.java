package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which of the claimed names wrote the page.
final class AuthorJudge {

  private AuthorJudge() {}

  static @Nullable Found<List<String>> author(List<AuthorClaim> claims) {
    return claims.stream()
        .filter(claim -> claim.sign() != AuthorSign.NEAR_TITLE)
        .findFirst()
        .map(claim -> new Found<>(claim.names(), claim.source(), 0.6))
        .orElse(null);
  }
}
