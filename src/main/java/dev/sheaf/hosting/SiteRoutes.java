package dev.sheaf.hosting;

import dev.sheaf.site.render.Fingerprint;
import dev.sheaf.site.render.SiteFile;
import dev.sheaf.site.render.SiteFiles;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
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

  private static final String INDEX = "index.html";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final HostedSites sites;

  public SiteRoutes(HostedSites sites) {
    this.sites = sites;
  }

  @GetMapping({FOLDER + "{id}", FOLDER + "{id}/**"})
  public ResponseEntity<byte[]> file(@PathVariable String id, HttpServletRequest request) {
    Optional<Map<String, SiteFile>> files = sites.files(id);
    if (files.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    String path = request.getRequestURI();
    String within = path.substring(Math.min(path.length(), FOLDER.length() + id.length()));
    if (within.isEmpty()) {
      return moved(path);
    }
    String name = within.substring(1);
    String file = name.isEmpty() || name.endsWith("/") ? name + INDEX : name;
    SiteFile found = files.get().get(file);
    if (found != null) {
      return served(HttpStatus.OK, found, request);
    }
    SiteFile missing = Objects.requireNonNull(files.get().get(SiteFiles.NOT_FOUND));
    return files.get().containsKey(name + "/" + INDEX)
        ? moved(path)
        : served(HttpStatus.NOT_FOUND, missing, request);
  }

  private static ResponseEntity<byte[]> moved(String path) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .header(HttpHeaders.LOCATION, path + "/")
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
        .header("Content-Security-Policy", SiteFiles.SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "strict-origin-when-cross-origin")
        .body(isKnown ? new byte[0] : file.content());
  }
}
