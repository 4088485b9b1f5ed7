package dev.sheaf.website;

import dev.sheaf.site.content.PostContent;
import java.util.Locale;

/// What has an address of its own on a website.
public enum PageKind {
  PAGE("page_", ""),
  POST("blog_", PostContent.FOLDER);

  private final String prefix;
  private final String folder;

  PageKind(String prefix, String folder) {
    this.prefix = prefix;
    this.folder = folder;
  }

  String newId() {
    return SiteIds.create(prefix);
  }

  public String path(String slug) {
    return folder + "/" + slug;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
