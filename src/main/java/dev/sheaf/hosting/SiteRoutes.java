package dev.sheaf.hosting;

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

/// The files of websites. A folder's address ends in a slash; without it, it leads there.
@RestController
@Hidden
public class SiteRoutes {

  static final String FOLDER = "/sites/";

  static final String MEDIA = "media/";
  private static final String INDEX = "index.html";

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
  private final FileAnswers answers = new FileAnswers();

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
      return answers.of(HttpStatus.NOT_FOUND, NOTHING, request);
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
        .map(file ->
            answers.of(HttpStatus.OK, SiteFile.media(file.contentType(), file.body()), request))
        .orElseGet(() -> missing(files, request));
  }

  private ResponseEntity<byte[]> page(
      String name, Map<String, SiteFile> files, HttpServletRequest request) {
    String file = name.isEmpty() || name.endsWith("/") ? name + INDEX : name;
    SiteFile found = files.get(file);
    if (found != null) {
      return answers.of(HttpStatus.OK, found, request);
    }
    return files.containsKey(name + "/" + INDEX)
        ? moved(name.substring(name.lastIndexOf('/') + 1))
        : missing(files, request);
  }

  private ResponseEntity<byte[]> missing(Map<String, SiteFile> files, HttpServletRequest request) {
    SiteFile page = Objects.requireNonNull(files.get(SiteFiles.NOT_FOUND));
    return answers.of(HttpStatus.NOT_FOUND, page, request);
  }

  /// To the folder of that name in the same place: a path that is right under any domain.
  private static ResponseEntity<byte[]> moved(String folder) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .header(HttpHeaders.LOCATION, "./" + folder + "/")
        .build();
  }
}
