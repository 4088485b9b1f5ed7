package dev.sheaf.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An address cut into the parts that say something about its page. Real addresses are often not
/// valid URIs, so this never fails: parts that are not there are empty.
record PageUrl(String host, String path, String query) {

  static final int CHARS_MAX = 2_000;

  static PageUrl of(String url) {
    String rest = url.length() > CHARS_MAX ? url.substring(0, CHARS_MAX) : url;
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    rest = before(rest, '#');
    String query = rest.contains("?") ? rest.substring(rest.indexOf('?') + 1) : "";
    rest = before(rest, '?');
    int slash = rest.indexOf('/');
    String host = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "/" : rest.substring(slash);
    return new PageUrl(host.toLowerCase(Locale.ROOT), decoded(path), query);
  }

  boolean isRoot() {
    return path.equals("/") && query.isEmpty();
  }

  List<String> segments() {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  String lastSegment() {
    List<String> parts = segments();
    return parts.isEmpty() ? "" : parts.getLast();
  }

  /// The host's labels without `www`: `docs.example.org` gives docs, example, org.
  List<String> labels() {
    return Arrays.stream(host.split("[.:]")).filter(l -> !l.isEmpty() && !l.equals("www")).toList();
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformedEscape) {
      return path;
    }
  }
}
