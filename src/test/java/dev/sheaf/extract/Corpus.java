package dev.sheaf.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of pages with known fields: `manifest.jsonl`, `main_text.jsonl.gz` and the page files.
final class Corpus {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> mainTexts = new HashMap<>();

  Corpus(Path folder) throws IOException {
    this.folder = folder;
    for (String line : lines(folder.resolve("main_text.jsonl.gz"))) {
      JsonNode entry = JSON.readTree(line);
      mainTexts.put(entry.path("id").asString(""), entry.path("main_text").asString(""));
    }
  }

  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("manifest.jsonl"))) {
      entries.add(new Entry(JSON.readTree(line)));
    }
    return entries;
  }

  Page page(Entry entry) {
    try (InputStream in = Files.newInputStream(folder.resolve(entry.text("file")))) {
      String url = entry.json.path("url").isString() ? entry.text("url") : null;
      return Page.parse(new GZIPInputStream(in).readAllBytes(), null, url);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + entry.text("file"), unreadable);
    }
  }

  @Nullable String mainText(Entry entry) {
    return mainTexts.get(entry.id());
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  /// One page and what is known about it.
  record Entry(JsonNode json) {

    String id() {
      return text("id");
    }

    String text(String name) {
      return json.path(name).asString("");
    }

    /// Pages of one site are always in the same fold.
    int fold(int folds) {
      String site = json.path("site").isString() ? text("site") : id();
      return Math.floorMod(site.hashCode() * 31 + 17, folds);
    }

    boolean isSnapshot() {
      return text("truth_kind").equals("snapshot");
    }

    boolean isAbsent(String field) {
      for (JsonNode absent : json.path("absent")) {
        if (absent.asString("").equals(field)) {
          return true;
        }
      }
      return false;
    }

    Set<LocalDate> published() {
      Set<LocalDate> days = new HashSet<>();
      json.path("truth")
          .path("date_published")
          .forEach(d -> days.add(LocalDate.parse(d.asString("").substring(0, 10))));
      return days;
    }

    Set<String> authors() {
      List<String> names = new ArrayList<>();
      json.path("truth")
          .path("author")
          .forEach(a -> names.addAll(NameReader.names(a.asString(""))));
      return AuthorCandidate.key(names);
    }

    boolean hasAuthor() {
      return !json.path("truth").path("author").isMissingNode();
    }

    @Nullable PageKind kind() {
      return switch (json.path("truth").path("page_type").asString("")) {
        case "article" -> PageKind.ARTICLE;
        case "forum" -> PageKind.FORUM;
        case "product" -> PageKind.PRODUCT;
        case "collection", "listing" -> PageKind.LISTING;
        case "documentation" -> PageKind.DOCUMENTATION;
        case "service" -> PageKind.SERVICE;
        default -> null;
      };
    }
  }
}
