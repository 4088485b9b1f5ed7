package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `robots.txt` that a website's owner wrote, in place of ours.
final class OwnRobots {

  private static final String FILE = "robots.txt";

  private OwnRobots() {}

  static Map<String, SiteFile> in(Map<String, SiteFile> files, String extras) {
    JsonNode robots = JsonMapper.shared().readTree(extras).path("robots");
    if (!robots.isString() || robots.asString().isBlank()) {
      return files;
    }
    Map<String, SiteFile> all = new LinkedHashMap<>(files);
    all.put(FILE, SiteFile.text(robots.asString().getBytes(StandardCharsets.UTF_8)));
    return all;
  }
}
