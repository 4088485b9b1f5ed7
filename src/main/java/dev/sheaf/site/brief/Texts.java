package dev.sheaf.site.brief;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The cutting of plain text, for those who write.
public final class Texts {

  private static final Pattern QUOTED = Pattern.compile(Capitals.QUOTED);

  private Texts() {}

  /// What stands between quotation marks, in order.
  public static List<String> quoted(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(match -> {
          String found = null;
          for (int at = 1; at <= match.groupCount() && found == null; at++) {
            found = match.group(at);
          }
          return Objects.requireNonNull(found).strip();
        })
        .toList();
  }

  public static List<String> sentences(String text) {
    return Sentences.of(text);
  }

  /// The items of "a, b and c".
  public static List<String> items(String text) {
    return Lists.split(text.replaceAll("[.!]$", ""));
  }
}
