package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import dev.sheaf.website.Media;
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
      Websites websites, Media media, String websiteId, URI base) {
    return websites
        .find(websiteId)
        .map(site -> {
          Map<String, SiteFile> files =
              new LinkedHashMap<>(OwnRobots.in(SiteFiles.of(site.content(), base), site.extras()));
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
