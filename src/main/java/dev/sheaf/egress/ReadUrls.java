package dev.sheaf.egress;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// URLs as the library reads them. Those of endpoints are called again and again, and to read one
/// takes longer than to find it here.
final class ReadUrls {

  private static final int KEPT_MAX = 1_000;

  private final Map<URI, HttpUrl> kept = new ConcurrentHashMap<>();

  /// Null if it is not an absolute http or https URL.
  @Nullable HttpUrl get(URI uri) {
    HttpUrl known = kept.get(uri);
    return known != null ? known : read(uri);
  }

  private @Nullable HttpUrl read(URI uri) {
    HttpUrl url = HttpUrl.get(uri);
    if (url != null) {
      if (kept.size() >= KEPT_MAX) {
        kept.clear();
      }
      kept.put(uri, url);
    }
    return url;
  }
}
