package dev.sheaf.dialect.runflow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.util.UriUtils;

/// The part of a path that names a target, `/v1/models/{owner}/{slug…}/runs` (2.0): a slug may have
/// further segments, so no router can split it. Escapes are decoded segment by segment after
/// splitting, so that `%2F` stays inside its segment.
record TargetPath(List<String> segments) {

  static final int NAME_MAX = 500;

  TargetPath {
    segments = List.copyOf(segments);
  }

  /// What stands after `/collection/` in the path as it was sent.
  static TargetPath of(String rawPath, String collection) {
    int at = rawPath.indexOf("/" + collection + "/");
    if (at < 0) {
      return new TargetPath(List.of());
    }
    String rest = rawPath.substring(at + collection.length() + 2);
    return new TargetPath(Arrays.stream(rest.split("/", -1)).map(TargetPath::decoded).toList());
  }

  private static String decoded(String segment) {
    try {
      return UriUtils.decode(segment, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Refusal.badRequest("The path is not properly percent-encoded.");
    }
  }

  boolean endsWith(String verb) {
    return !segments.isEmpty() && segments.getLast().equals(verb);
  }

  /// Without its last segment, the verb.
  TargetPath withoutVerb() {
    return new TargetPath(segments.subList(0, segments.size() - 1));
  }

  /// Whether it is one segment: an id.
  boolean isId() {
    return segments.size() == 1;
  }

  String id() {
    return segments.getFirst();
  }

  /// Whether it can be a name: an owner and a slug, none of them empty.
  boolean isName() {
    return segments.size() >= 2
        && segments.stream().noneMatch(String::isEmpty)
        && name().length() <= NAME_MAX
        && name().indexOf('\0') < 0;
  }

  String owner() {
    return segments.getFirst();
  }

  String slug() {
    return String.join("/", segments.subList(1, segments.size()));
  }

  String name() {
    return String.join("/", segments);
  }
}
