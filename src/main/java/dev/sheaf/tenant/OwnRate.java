package dev.sheaf.tenant;

import java.util.Optional;
import java.util.function.Predicate;

/// What a dialect counts its requests against, in place of the limit that all others share.
///
/// @param paths which requests are the dialect's
/// @param limit nothing: they are not counted
public record OwnRate(Predicate<String> paths, Optional<RateLimit> limit) {}
