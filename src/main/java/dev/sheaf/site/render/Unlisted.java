package dev.sheaf.site.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks search engines to leave a client's own document out.
final class Unlisted {

  private static final String NOINDEX = "<meta name=\"robots\" content=\"noindex\">";

  /// What stands before the first thing in a document's head, which need not have a tag.
  private static final Pattern BEFORE_HEAD =
      Pattern.compile(
          "(?is)\\A(?:\\s|<!--.*?-->|<!doctype[^>]*>)*(?:<html\\b[^>]*>)?(?:\\s|<!--.*?-->)*(?:<head\\b[^>]*>)?");

  private Unlisted() {}

  static String document(String html) {
    Matcher before = BEFORE_HEAD.matcher(html);
    int at = before.lookingAt() ? before.end() : 0;
    return html.substring(0, at) + NOINDEX + html.substring(at);
  }
}
