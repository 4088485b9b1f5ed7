package dev.sheaf.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the provider's rate limit headers said with an answer; null where it said nothing. The
/// engine's lanes slow down on it before a 429 tells them to.
public record RateHint(
    @Nullable Long requestsLeft,
    @Nullable Instant requestsReset,
    @Nullable Long tokensLeft,
    @Nullable Instant tokensReset) {

  public static final RateHint NONE = new RateHint(null, null, null, null);

  /// When the used up limit is full again; null if no limit is used up or nobody said when.
  @Nullable Instant exhaustedUntil() {
    Instant requests = isZero(requestsLeft) ? requestsReset : null;
    Instant tokens = isZero(tokensLeft) ? tokensReset : null;
    if (requests == null || tokens == null) {
      return requests == null ? tokens : requests;
    }
    return requests.isAfter(tokens) ? requests : tokens;
  }

  private static boolean isZero(@Nullable Long left) {
    return left != null && left == 0;
  }
}
