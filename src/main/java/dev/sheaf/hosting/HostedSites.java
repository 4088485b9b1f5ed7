package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import dev.sheaf.website.Websites;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// The rendered files of websites. Those asked for lately are kept for as long as the website stays
/// as it is.
public final class HostedSites {

  private static final int KEPT = 64;

  private final Websites websites;
  private final Supplier<String> publicUrl;
  private final Map<String, Rendered> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rendered> eldest) {
          return size() > KEPT;
        }
      };

  public HostedSites(Websites websites, Supplier<String> publicUrl) {
    this.websites = websites;
    this.publicUrl = publicUrl;
  }

  /// Where a website is found.
  public String address(String websiteId) {
    return publicUrl.get() + SiteRoutes.FOLDER + websiteId + "/";
  }

  /// The files of a website by their path, nothing if there is no such website.
  Optional<Map<String, SiteFile>> files(String websiteId) {
    OptionalLong version = websites.version(websiteId);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Rendered known = known(websiteId);
    if (known != null && known.version == version.getAsLong()) {
      return Optional.of(known.files);
    }
    return websites.find(websiteId).map(site -> render(websiteId, site).files);
  }

  private Rendered render(String websiteId, Websites.Version site) {
    URI base = URI.create(address(websiteId));
    Rendered fresh = new Rendered(site.number(), SiteFiles.of(site.content(), base));
    synchronized (kept) {
      kept.put(websiteId, fresh);
    }
    return fresh;
  }

  private @org.jspecify.annotations.Nullable Rendered known(String websiteId) {
    synchronized (kept) {
      return kept.get(websiteId);
    }
  }

  private record Rendered(long version, Map<String, SiteFile> files) {}
}
