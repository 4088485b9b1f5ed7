package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Websites;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Renders a version of a website as its owner wants it to be found.
final class PublishedFiles {

  private PublishedFiles() {}

  static Map<String, SiteFile> of(
      String websiteId, Websites.Version site, SitePages pages, URI base) {
    OwnRobots robots = OwnRobots.of(site.extras());
    Set<String> paths = pages.unlisted(websiteId);
    Predicate<String> unlisted = robots.isUnlisted() ? _ -> true : paths::contains;
    return robots.in(SiteFiles.of(site.content(), base, unlisted));
  }
}
