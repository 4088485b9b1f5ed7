package dev.sheaf.site.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the files of words beside this class: lines, in sections that begin with `[name]`.
final class WordFiles {

  /// The name of the lines in front of the first section.
  static final String TOP = "";

  private WordFiles() {}

  /// The lines of each section, without comments (`# `) and blank ones.
  static Map<String, List<String>> sections(String file) {
    Map<String, List<String>> sections = new HashMap<>();
    String section = TOP;
    for (String line : text(file).split("\n")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line);
      }
    }
    return sections;
  }

  /// The items of "a, b, c".
  static List<String> words(String line) {
    return Arrays.stream(line.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static String text(String file) {
    try (InputStream in = WordFiles.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
