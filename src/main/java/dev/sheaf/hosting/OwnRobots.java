package dev.sheaf.hosting;

import dev.sheaf.site.render.SiteFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What a website's owner says to robots: a `robots.txt` in place of ours, or, as pages have it in
/// their head, that they are to list none of it.
record OwnRobots(String text) {

  private static final String FILE = "robots.txt";

  /// A list of words without a colon, which is no `robots.txt`.
  private static final Pattern DIRECTIVES = Pattern.compile("(?i)[a-z-]+(\\s*,\\s*[a-z-]+)*");

  private static final Pattern UNLISTED = Pattern.compile("(?i)\\b(noindex|none)\\b");

  static OwnRobots of(String extras) {
    return new OwnRobots(JsonMapper.shared().readTree(extras).path("robots").asString("").strip());
  }

  boolean isUnlisted() {
    return isDirectives() && UNLISTED.matcher(text).find();
  }

  Map<String, SiteFile> in(Map<String, SiteFile> files) {
    if (text.isEmpty() || isDirectives()) {
      return files;
    }
    Map<String, SiteFile> all = new LinkedHashMap<>(files);
    all.put(FILE, SiteFile.text(text.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  private boolean isDirectives() {
    return DIRECTIVES.matcher(text).matches();
  }
}
