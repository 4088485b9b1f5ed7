package dev.sheaf.website;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A website as it is kept.
///
/// @param frame what its pages share: its content as JSON, without pages and posts
/// @param draft the frame as edits have left it that are not published yet
/// @param extras what else a client said of it, a JSON object
/// @param domainSeenAt when a request came in under the custom domain
public record SiteRow(
    String id,
    UUID orgId,
    String frame,
    @Nullable String draft,
    long version,
    boolean isActivated,
    String extras,
    @Nullable String customDomain,
    @Nullable Instant domainSeenAt,
    Instant createdAt) {

  public String latestFrame() {
    return draft == null ? frame : draft;
  }
}
