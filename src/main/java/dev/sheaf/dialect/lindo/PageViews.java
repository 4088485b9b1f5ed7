package dev.sheaf.dialect.lindo;

import dev.sheaf.hosting.HostedSites;
import dev.sheaf.site.content.ContentJson;
import dev.sheaf.website.PageKind;
import dev.sheaf.website.PageRow;
import dev.sheaf.website.SitePages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages and posts in the neighbours' answers.
public final class PageViews {

  private final SitePages pages;
  private final HostedSites sites;

  public PageViews(SitePages pages, HostedSites sites) {
    this.pages = pages;
    this.sites = sites;
  }

  static String noun(PageKind kind) {
    return kind == PageKind.PAGE ? "Page" : "Blog";
  }

  static String idName(PageKind kind) {
    return kind == PageKind.PAGE ? "page_id" : "blog_id";
  }

  static ObjectNode entry(PageRow row) {
    ObjectNode entry = Answers.object().put(idName(row.kind()), row.id());
    entry.put("name", row.name()).put("path", row.path()).put("status", status(row));
    entry.put("publish_date", seconds(row));
    if (row.kind() == PageKind.POST) {
      entry.set("blog_settings", settings(row));
    }
    return entry.put("created_date", Times.seconds(row.createdAt()));
  }

  static ObjectNode whole(PageRow row) {
    ObjectNode extras = Extras.read(row.extras());
    JsonNode content = row.isBuilding() ? null : content(row);
    ObjectNode whole = Answers.object().put(idName(row.kind()), row.id());
    whole.put("name", row.name()).put("path", row.path()).put("status", status(row));
    whole.set("seo", seo(extras, content));
    if (row.kind() == PageKind.POST) {
      whole.set("blog_settings", settings(row));
    } else {
      whole.set(
          "settings",
          extras.path("settings").isObject() ? extras.get("settings") : Answers.object());
    }
    if (content == null) {
      whole.putNull("data");
    } else {
      whole.putObject("data").set("blocks", content.path("blocks"));
    }
    whole.put("publish_date", seconds(row));
    return whole.put("created_date", Times.seconds(row.createdAt()));
  }

  /// What the client handed in, or what is shown of what was written here.
  ObjectNode html(String website, PageRow row) {
    ObjectNode result = Answers.object().put(idName(row.kind()), row.id());
    String source = row.source();
    String field = row.kind() == PageKind.PAGE ? "html" : "blog_content";
    if (row.isBuilding()) {
      result.put(field, "");
    } else if (source != null && row.draft() == null) {
      result.put(field, source);
    } else {
      result.put(field, sites.html(website, pages.alone(website, row), row));
    }
    result.put("path", row.path()).put("name", row.name());
    ObjectNode whole = whole(row);
    result.set("seo", whole.get("seo"));
    String settings = row.kind() == PageKind.PAGE ? "settings" : "blog_settings";
    result.set(settings, whole.get(settings));
    return result;
  }

  private static String status(PageRow row) {
    if (row.isBuilding()) {
      return "Building";
    }
    return row.publishedAt() == null ? "Archive" : "Active";
  }

  private static JsonNode content(PageRow row) {
    return row.kind() == PageKind.PAGE
        ? ContentJson.tree(ContentJson.readPage(row.latest()))
        : ContentJson.tree(ContentJson.readPost(row.latest()));
  }

  private static ObjectNode seo(ObjectNode extras, @Nullable JsonNode content) {
    ObjectNode seo =
        extras.path("seo") instanceof ObjectNode kept ? kept.deepCopy() : Answers.object();
    if (content != null) {
      seo.put("page_title", content.path("title").asString());
      seo.put(descriptionName(seo), content.path("description").asString());
    }
    return seo;
  }

  /// One name only, so that whoever changes it and sends all back does not send the old one too.
  private static String descriptionName(ObjectNode seo) {
    return PageChanges.DESCRIPTIONS.stream()
        .filter(seo::has)
        .findFirst()
        .orElse(PageChanges.DESCRIPTIONS.getFirst());
  }

  private static ObjectNode settings(PageRow row) {
    ObjectNode settings =
        Extras.read(row.extras()).path("blog_settings") instanceof ObjectNode kept
            ? kept.deepCopy()
            : Answers.object();
    if (!settings.has("author") && !row.isBuilding()) {
      settings.set("author", content(row).path("author"));
    }
    return settings;
  }

  private static @Nullable Long seconds(PageRow row) {
    return row.publishedAt() == null ? null : row.publishedAt().getEpochSecond();
  }
}
