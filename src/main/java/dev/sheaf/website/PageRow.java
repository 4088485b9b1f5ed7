package dev.sheaf.website;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A page or post as it is kept.
///
/// @param content as it was last published, as JSON
/// @param draft as an edit has left it that is not published yet
/// @param source what a client handed in to be shown, as it was; null when it was written here
/// @param isBuilding the place of a page that a job is writing; it has no content yet
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
    Instant createdAt,
    boolean isBuilding) {

  public String path() {
    return kind.path(slug);
  }

  /// The content with what is not published yet.
  public String latest() {
    return draft == null ? content : draft;
  }

  PageRow withPublished(String published, Instant at) {
    return with(slug, name, published, null, source, extras, at);
  }

  PageRow withDraft(String unpublished) {
    return with(slug, name, content, unpublished, source, extras, publishedAt);
  }

  PageRow named(String newName) {
    return with(slug, newName, content, draft, source, extras, publishedAt);
  }

  PageRow unpublished() {
    return new PageRow(
        id,
        kind,
        position,
        slug,
        name,
        content,
        draft,
        source,
        extras,
        null,
        createdAt,
        content.isEmpty());
  }

  /// The same with what its owner changed; it stays published or unpublished.
  public PageRow changed(
      String newSlug,
      String newName,
      String newContent,
      @Nullable String newDraft,
      String newExtras) {
    return with(newSlug, newName, newContent, newDraft, source, newExtras, publishedAt);
  }

  PageRow with(
      String newSlug,
      String newName,
      String newContent,
      @Nullable String newDraft,
      @Nullable String newSource,
      String newExtras,
      @Nullable Instant at) {
    return new PageRow(
        id,
        kind,
        position,
        newSlug,
        newName,
        newContent,
        newDraft,
        newSource,
        newExtras,
        at,
        createdAt,
        false);
  }
}
