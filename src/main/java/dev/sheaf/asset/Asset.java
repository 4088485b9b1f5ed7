package dev.sheaf.asset;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /// Types that a browser shows and never runs.
  private static final Set<String> SHOWN =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "text/plain");

  /// What to send with the bytes. They are somebody's upload on our own address, so whatever a
  /// browser might run is a download.
  public Map<String, String> headers() {
    boolean shown =
        SHOWN.contains(mimeType) || mimeType.startsWith("video/") || mimeType.startsWith("audio/");
    String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return Map.of(
        "Content-Type",
        mimeType,
        "Content-Length",
        Long.toString(sizeBytes),
        "Content-Disposition",
        (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + escaped,
        "X-Content-Type-Options",
        "nosniff",
        "Content-Security-Policy",
        "sandbox; default-src 'none'",
        "Cache-Control",
        "private, max-age=3600");
  }

  /// Where it came from.
  public enum Source {
    UPLOAD,
    DATA_URI,
    OUTPUT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
