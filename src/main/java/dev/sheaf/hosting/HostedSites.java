package dev.sheaf.hosting;

import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import dev.sheaf.website.PageKind;
import dev.sheaf.website.PageRow;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Websites;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// The rendered files of websites. Those asked for lately are kept for as long as the website stays
/// as it is.
public final class HostedSites {

  private static final int KEPT = 64;

  /// What a post says, between its head and its foot.
  private static final String POST_BODY =
      "article.post > .block:not(.post-head):not(.post-foot) .inner";

  private final Websites websites;
  private final SitePages pages;
  private final Supplier<String> publicUrl;
  private volatile @Nullable String folder;
  private final Map<String, Rendered> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rendered> eldest) {
          return size() > KEPT;
        }
      };

  public HostedSites(Websites websites, SitePages pages, Supplier<String> publicUrl) {
    this.websites = websites;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /// Where a website is found.
  public String address(String websiteId) {
    String known = folder;
    if (known == null) {
      known = publicUrl.get().replaceAll("/+$", "") + SiteRoutes.FOLDER;
      folder = known;
    }
    return known + websiteId + "/";
  }

  /// The HTML of a page as it would be shown; of a post, only what it says.
  public String html(String websiteId, SiteContent content, PageRow row) {
    String file = row.path().substring(1) + (row.slug().isEmpty() ? "" : "/") + "index.html";
    URI base = URI.create(address(websiteId));
    byte[] bytes = Objects.requireNonNull(SiteFiles.of(content, base).get(file)).content();
    String html = new String(bytes, StandardCharsets.UTF_8);
    return row.kind() == PageKind.PAGE ? html : Jsoup.parse(html).select(POST_BODY).html();
  }

  /// The files of a website by their path, nothing if there is no such website.
  ///
  /// @param base where the website begins, as its addresses say
  Optional<Map<String, SiteFile>> files(String websiteId, String base) {
    OptionalLong version = websites.version(websiteId);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String key = websiteId + " " + base;
    Rendered known = known(key);
    if (known != null && known.version == version.getAsLong()) {
      return Optional.of(known.files);
    }
    return websites.find(websiteId).map(site -> render(key, websiteId, base, site).files);
  }

  private Rendered render(String key, String websiteId, String base, Websites.Version site) {
    Map<String, SiteFile> files = PublishedFiles.of(websiteId, site, pages, URI.create(base));
    Rendered fresh = new Rendered(site.number(), files);
    synchronized (kept) {
      kept.put(key, fresh);
    }
    return fresh;
  }

  private @Nullable Rendered known(String key) {
    synchronized (kept) {
      return kept.get(key);
    }
  }

  private record Rendered(long version, Map<String, SiteFile> files) {}
}
