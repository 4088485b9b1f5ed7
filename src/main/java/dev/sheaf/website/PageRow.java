package dev.sheaf.website;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A page or post as it is kept.
///
/// @param content as it was last published, as JSON
/// @param draft as an edit has left it that is not published yet
/// @param source what a client handed in to be shown, as it was; null when it was written here
/// @param extras what else a client said of it, a JSON object
public record PageRow(
    String id,
    PageKind kind,
    int position,
    String slug,
    String name,
    String content,
    @Nullable String draft,
    @Nullable String source,
    String extras,
    @Nullable Instant publishedAt,
    Instant createdAt) {

  public String path() {
    return kind.path(slug);
  }

  /// The content with what is not published yet.
  public String latest() {
    return draft == null ? content : draft;
  }

  PageRow withPublished(String published, Instant at) {
    return new PageRow(
        id, kind, position, slug, name, published, null, source, extras, at, createdAt);
  }

  PageRow withDraft(String unpublished) {
    return new PageRow(
        id,
        kind,
        position,
        slug,
        name,
        content,
        unpublished,
        source,
        extras,
        publishedAt,
        createdAt);
  }
}
