package dev.sheaf.scrape;

import dev.sheaf.failure.Failure;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of fetching a page.
public sealed interface Fetch {

  /// The page. `url` is where it was found after redirects; `charset` is what the server declared.
  record Fetched(
      URI url, int status, String contentType, @Nullable String charset, byte[] body, int redirects)
      implements Fetch {}

  /// Not now; another try may succeed, not before `notBefore` if the site named a time.
  record Later(Failure why, @Nullable Instant notBefore) implements Fetch {}

  /// Never: another try would end the same way.
  record Never(Failure why) implements Fetch {}
}
