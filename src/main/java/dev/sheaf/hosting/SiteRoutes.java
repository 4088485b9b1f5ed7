package dev.sheaf.hosting;

import dev.sheaf.site.render.Fingerprint;
import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import dev.sheaf.website.Media;
import dev.sheaf.website.Traffic;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// The files of websites. A folder's address ends in a slash; without it, it leads there.
@RestController
@Hidden
public class SiteRoutes {

  static final String FOLDER = "/sites/";

  static final String MEDIA = "media/";
  private static final String INDEX = "index.html";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  /// Where there is no website, or none that is shown.
  private static final SiteFile NOTHING =
      SiteFile.page(
          """
          <!DOCTYPE html>
          <html lang="en">
          <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex"><title>Not found</title></head>
          <body><main><h1>Not found</h1><p>There is no website at this address.</p></main></body>
          </html>
          """
              .getBytes(StandardCharsets.UTF_8));

  private final HostedSites sites;
  private final Media media;
  private final Traffic traffic;

  public SiteRoutes(HostedSites sites, Media media, Traffic traffic) {
    this.sites = sites;
    this.media = media;
    this.traffic = traffic;
  }

  @GetMapping({FOLDER + "{id}", FOLDER + "{id}/**"})
  public ResponseEntity<byte[]> file(@PathVariable String id, HttpServletRequest request) {
    String base = (String) request.getAttribute(DomainFilter.BASE);
    Optional<Map<String, SiteFile>> files =
        sites.files(id, base == null ? sites.address(id) : base);
    if (files.isEmpty()) {
      return served(HttpStatus.NOT_FOUND, NOTHING, request);
    }
    traffic.count(id);
    String path = request.getRequestURI();
    String within = path.substring(Math.min(path.length(), FOLDER.length() + id.length()));
    if (within.isEmpty()) {
      return moved(path.substring(path.lastIndexOf('/') + 1));
    }
    String name = within.substring(1);
    if (name.startsWith(MEDIA)) {
      return media(id, name.substring(MEDIA.length()), files.get(), request);
    }
    return page(name, files.get(), request);
  }

  private ResponseEntity<byte[]> media(
      String id, String name, Map<String, SiteFile> files, HttpServletRequest request) {
    return media
        .find(id, name)
        .map(
            file -> served(HttpStatus.OK, SiteFile.media(file.contentType(), file.body()), request))
        .orElseGet(() -> missing(files, request));
  }

  private static ResponseEntity<byte[]> page(
      String name, Map<String, SiteFile> files, HttpServletRequest request) {
    String file = name.isEmpty() || name.endsWith("/") ? name + INDEX : name;
    SiteFile found = files.get(file);
    if (found != null) {
      return served(HttpStatus.OK, found, request);
    }
    return files.containsKey(name + "/" + INDEX)
        ? moved(name.substring(name.lastIndexOf('/') + 1))
        : missing(files, request);
  }

  private static ResponseEntity<byte[]> missing(
      Map<String, SiteFile> files, HttpServletRequest request) {
    SiteFile page = Objects.requireNonNull(files.get(SiteFiles.NOT_FOUND));
    return served(HttpStatus.NOT_FOUND, page, request);
  }

  /// To the folder of that name in the same place: a path that is right under any domain.
  private static ResponseEntity<byte[]> moved(String folder) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .header(HttpHeaders.LOCATION, "./" + folder + "/")
        .build();
  }

  private static ResponseEntity<byte[]> served(
      HttpStatus status, SiteFile file, HttpServletRequest request) {
    // Weak, because the server may compress what it sends.
    String tag = "W/\"" + Fingerprint.of(file.content()) + "\"";
    boolean isKnown =
        status == HttpStatus.OK && new ServletWebRequest(request).checkNotModified(tag);
    return ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : status)
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, file.isLasting() ? FOR_EVER : ASK_AGAIN)
        .header(HttpHeaders.CONTENT_TYPE, file.contentType())
        .header("Content-Security-Policy", file.policy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "strict-origin-when-cross-origin")
        .body(isKnown ? new byte[0] : file.content());
  }
}
