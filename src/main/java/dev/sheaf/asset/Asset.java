package dev.sheaf.asset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of a stored file.
///
/// @param mimeType what the bytes are, found by looking at them
/// @param expiresAt when retention takes it
public record Asset(
    AssetId id,
    UUID orgId,
    String name,
    String mimeType,
    long sizeBytes,
    Source source,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  /// Where it came from.
  public enum Source {
    UPLOAD,
    DATA_URI,
    OUTPUT;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
