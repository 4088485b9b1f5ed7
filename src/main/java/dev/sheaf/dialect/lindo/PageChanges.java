package dev.sheaf.dialect.lindo;

import dev.sheaf.failure.FailureException;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.site.content.Limits;
import dev.sheaf.website.PageKind;
import dev.sheaf.website.PageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a change of a page or post: what is absent stays, what is null is cleared.
record PageChanges(
    @Nullable String name,
    @Nullable String slug,
    @Nullable String title,
    @Nullable String description,
    Fields fields) {

  static PageChanges read(PageKind kind, Fields fields) {
    String name = fields.text("name", Limits.TITLE_MAX);
    String slug = Slug.read(kind, fields, false);
    Fields seo = fields.object("seo");
    fields.text("language", 35);
    checkNoindex(seo);
    return new PageChanges(
        name == null || name.isBlank() ? null : name.strip(),
        slug,
        seo == null ? null : seo.text("page_title", Limits.TITLE_MAX),
        seo == null ? null : description(seo),
        fields);
  }

  /// It is kept with the rest of `seo`, and read where the website is shown.
  static void checkNoindex(@Nullable Fields seo) {
    if (seo != null) {
      seo.flag("noindex");
    }
  }

  /// The names under which clients send a description, and are told it again.
  static final List<String> DESCRIPTIONS =
      List.of("meta_description", "page_description", "description");

  static @Nullable String description(Fields seo) {
    for (String name : DESCRIPTIONS) {
      String text = seo.text(name, Limits.DESCRIPTION_MAX);
      if (text != null && !text.isBlank()) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
      }
    }
    return null;
  }

  PageRow on(PageRow row) {
    String newSlug = slug == null ? row.slug() : slug;
    String extras =
        Extras.changed(row.extras(), fields, "seo", "settings", "blog_settings", "language");
    fields.check();
    return row.changed(
        newSlug,
        name == null ? row.name() : name,
        changed(row.kind(), row.content(), newSlug),
        row.draft() == null ? null : changed(row.kind(), row.draft(), newSlug),
        extras);
  }

  private String changed(PageKind kind, String json, String newSlug) {
    ObjectNode content =
        (ObjectNode)
            ContentJson.tree(
                kind == PageKind.PAGE ? ContentJson.readPage(json) : ContentJson.readPost(json));
    content.put("slug", newSlug);
    if (title != null && !title.isBlank()) {
      content.put("title", title.strip());
    }
    if (description != null) {
      content.put("description", description);
    }
    JsonNode blocks = fields.tree("data").path("blocks");
    if (!blocks.isMissingNode()) {
      content.set("blocks", blocks);
    }
    try {
      return kind == PageKind.PAGE
          ? ContentJson.write(ContentJson.readPage(content))
          : ContentJson.write(ContentJson.readPost(content));
    } catch (FailureException e) {
      throw Refusal.invalid("data: " + e.failure().message());
    }
  }
}
