package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import dev.sheaf.website.Media;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Websites;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All files of a website for another host to serve, those beside its pages too.
public final class SiteBundle {

  private SiteBundle() {}

  /// Empty: there is no such website.
  public static Optional<Map<String, SiteFile>> of(
      Websites websites, SitePages pages, Media media, String websiteId, URI base) {
    return websites
        .find(websiteId)
        .map(site -> {
          Map<String, SiteFile> files =
              new LinkedHashMap<>(PublishedFiles.of(websiteId, site, pages, base));
          media
              .all(websiteId)
              .forEach(file ->
                  files.put(
                      SiteRoutes.MEDIA + file.name(),
                      SiteFile.media(file.contentType(), file.body())));
          return files;
        });
  }
}
