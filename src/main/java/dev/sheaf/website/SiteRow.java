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

  SiteRow with(String newFrame, @Nullable String newDraft) {
    return new SiteRow(
        id,
        orgId,
        newFrame,
        newDraft,
        version,
        isActivated,
        extras,
        customDomain,
        domainSeenAt,
        createdAt);
  }

  SiteRow withDomain(@Nullable String domain, @Nullable Instant seenAt) {
    return new SiteRow(
        id, orgId, frame, draft, version, isActivated, extras, domain, seenAt, createdAt);
  }

  public SiteRow withExtras(String newExtras) {
    return new SiteRow(
        id,
        orgId,
        frame,
        draft,
        version,
        isActivated,
        newExtras,
        customDomain,
        domainSeenAt,
        createdAt);
  }

  public SiteRow activated(boolean isOn) {
    return new SiteRow(
        id, orgId, frame, draft, version, isOn, extras, customDomain, domainSeenAt, createdAt);
  }
}
