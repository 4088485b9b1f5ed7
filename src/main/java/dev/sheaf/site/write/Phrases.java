package dev.sheaf.site.write;

import dev.sheaf.site.brief.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sentences that the built-in author can say in one language, by key, each in its variants.
final class Phrases {

  private static final Phrases ENGLISH = new Phrases("en-site.txt", "en-post.txt");
  private static final Phrases GERMAN = new Phrases("de-site.txt", "de-post.txt");

  private final Map<String, List<String>> variants = new HashMap<>();

  private Phrases(String... files) {
    for (String file : files) {
      read(file);
    }
  }

  /// English for every language that is not written.
  static Phrases in(Language language) {
    return language == Language.GERMAN ? GERMAN : ENGLISH;
  }

  /// @throws IllegalArgumentException if there is nothing to say for the key: a fault of ours
  List<String> of(String key) {
    List<String> found = variants.get(key);
    if (found == null) {
      throw new IllegalArgumentException("there are no phrases for \"" + key + "\"");
    }
    return found;
  }

  private void read(String file) {
    List<String> current = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("[")) {
        current = new ArrayList<>();
        variants.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
  }

  private static List<String> lines(String file) {
    try (InputStream in = Phrases.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
