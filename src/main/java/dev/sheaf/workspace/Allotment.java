package dev.sheaf.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Credits that were allotted to a client.
///
/// @param type `monthly`, `purchased` or `daily`
public record Allotment(
    String id,
    String clientId,
    String type,
    int amount,
    @Nullable String source,
    @Nullable String notes,
    Instant createdAt) {}
