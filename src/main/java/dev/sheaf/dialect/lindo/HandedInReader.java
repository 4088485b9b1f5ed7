package dev.sheaf.dialect.lindo;

import dev.sheaf.site.content.Limits;
import dev.sheaf.website.HandedIn;
import dev.sheaf.website.PageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a page or post that a client wrote, under the names of older and newer clients.
final class HandedInReader {

  private HandedInReader() {}

  static HandedIn read(PageKind kind, Fields fields, boolean isNew) {
    String source = source(kind, fields);
    String slug = Slug.read(kind, fields, isNew);
    Fields seo = fields.object("seo");
    Fields settings = fields.object("blog_settings");
    PageChanges.checkNoindex(seo);
    refuseCode(fields);
    String category = settings == null ? null : text(settings, "category", Limits.LABEL_MAX);
    String excerpt = settings == null ? null : text(settings, "excerpt", Limits.DESCRIPTION_MAX);
    return new HandedIn(
        kind,
        slug,
        source,
        seo == null ? null : text(seo, "page_title", Limits.TITLE_MAX),
        excerpt != null || seo == null ? excerpt : PageChanges.description(seo),
        settings == null ? null : text(settings, "author", Limits.NAME_MAX),
        category == null ? List.of() : List.of(category),
        Extras.changed("{}", fields, "seo", "settings", "blog_settings"));
  }

  private static String source(PageKind kind, Fields fields) {
    String name = "blog_content";
    if (kind == PageKind.PAGE) {
      name = !fields.has("html") && fields.has("page_content") ? "page_content" : "html";
    }
    String source = fields.required(name, HandedIn.SOURCE_MAX);
    if (source.isBlank() && !source.isEmpty()) {
      fields.error(name, "String must contain at least 1 character(s)");
    }
    return source;
  }

  /// Blank counts as not said.
  private static @Nullable String text(Fields fields, String name, int max) {
    String text = fields.text(name, max);
    String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? null : line;
  }

  private static void refuseCode(Fields fields) {
    boolean isEmpty =
        fields.tree("custom_codes").valueStream().allMatch(v -> v.asString("").isBlank());
    if (fields.has("custom_codes") && !isEmpty) {
      fields.error("custom_codes", "This server runs no custom code on the pages it hosts");
    }
  }
}
