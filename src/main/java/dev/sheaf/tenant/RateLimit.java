package dev.sheaf.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// How many requests a key may make. Each node counts for itself: asking the database at every
/// request would cost more than the exactness is worth.
public interface RateLimit {

  /// Counts a request, unless it is one too many.
  Taken take(UUID key);

  /// How the key stands, without counting a request.
  Taken look(UUID key);

  /// How a key stands.
  ///
  /// @param limit how many requests it has, `per` as in "a minute"
  /// @param left how many of them it has left
  /// @param fullAt when it will have all of them again
  /// @param pause how long it must wait, if the request was one too many
  record Taken(int limit, String per, long left, Instant fullAt, Optional<Duration> pause) {}
}
