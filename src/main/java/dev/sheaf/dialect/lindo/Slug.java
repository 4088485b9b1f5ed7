package dev.sheaf.dialect.lindo;

import dev.sheaf.site.content.Slugs;
import dev.sheaf.website.PageKind;
import org.jspecify.annotations.Nullable;

/// Reads the path of a page or post: with or without slashes around it, and with or without `blog/`
/// before a post's.
final class Slug {

  private static final int PATH_MAX = 200;

  private Slug() {}

  static @Nullable String read(PageKind kind, Fields fields, boolean isRequired) {
    String path = isRequired ? fields.required("path", PATH_MAX) : fields.text("path", PATH_MAX);
    if (path == null || !fields.tree("path").isString()) {
      return null;
    }
    String slug = path.strip().replaceAll("^/+|/+$", "");
    if (kind == PageKind.POST) {
      slug = slug.replaceFirst("^blog/", "");
    }
    boolean isHome = kind == PageKind.PAGE && slug.isEmpty();
    if (!isHome && !Slugs.isSlug(slug)) {
      fields.error(
          "path",
          "Invalid path; one part of up to " + Slugs.SLUG_MAX + " of a-z, 0-9 and single dashes");
    }
    return slug;
  }
}
