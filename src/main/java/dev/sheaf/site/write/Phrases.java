package dev.sheaf.site.write;

import dev.sheaf.site.brief.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The sentences that the built-in author can say in one language, by key, each in its variants.
final class Phrases {

  private static final Map<Language, Phrases> SITES = written("site");
  private static final Map<Language, Phrases> POSTS = written("site", "post");

  private final Map<String, List<String>> variants = new HashMap<>();

  private Phrases() {}

  /// A language is written if there are files for all that is to be said in it.
  private static Map<Language, Phrases> written(String... kinds) {
    Map<Language, Phrases> found = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      List<String> files =
          Stream.of(kinds).map(kind -> language.code() + "-" + kind + ".txt").toList();
      if (files.stream().allMatch(file -> Phrases.class.getResource(file) != null)) {
        Phrases phrases = new Phrases();
        files.forEach(phrases::read);
        found.put(language, phrases);
      }
    }
    return found;
  }

  /// The language in which a site is written for a prompt in the other: English if that is none we
  /// can write.
  static Language forSite(Language prompt) {
    return SITES.containsKey(prompt) ? prompt : Language.ENGLISH;
  }

  /// Likewise for a post, which needs far more sentences.
  static Language forPost(Language prompt) {
    return POSTS.containsKey(prompt) ? prompt : Language.ENGLISH;
  }

  static Phrases ofSite(Language language) {
    return Objects.requireNonNull(SITES.get(forSite(language)));
  }

  static Phrases ofPost(Language language) {
    return Objects.requireNonNull(POSTS.get(forPost(language)));
  }

  /// The one variant for the key, if there is something to say.
  Optional<String> find(String key) {
    return Optional.ofNullable(variants.get(key)).map(List::getFirst);
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
