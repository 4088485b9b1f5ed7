package dev.sheaf.cli;

import dev.sheaf.extract.Extractor;
import dev.sheaf.extract.MainText;
import dev.sheaf.extract.Page;
import dev.sheaf.time.Time;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Extracts every page that a manifest lists and writes one line of predictions for each, in the
/// manifest's order.
final class CorpusRun {

  /// Bytes of one unpacked page file that are read.
  static final int FILE_BYTES_MAX = 32_000_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final JsonMapper json;
  private final Extractor extractor;
  private final Time time;
  private final Path pages;

  CorpusRun(JsonMapper json, Extractor extractor, Time time, Path pages) {
    this.json = json;
    this.extractor = extractor;
    this.time = time;
    this.pages = pages;
  }

  /// Answers how many pages were read.
  int run(Path manifest, Path output, int threads) throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(manifest).stream().filter(l -> !l.isBlank()).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads);
        BufferedWriter out = Files.newBufferedWriter(output)) {
      List<Future<String>> answers =
          lines.stream().map(line -> pool.submit(() -> answer(line))).toList();
      for (Future<String> answer : answers) {
        out.write(answer.get());
        out.newLine();
      }
    } catch (ExecutionException failed) {
      throw new IOException("A page could not be extracted: " + failed.getCause(), failed);
    }
    return lines.size();
  }

  private String answer(String line) {
    JsonNode entry = json.readTree(line);
    byte[] body = body(entry.path("file").asString(""));
    @Nullable String url = entry.path("url").isString() ? entry.path("url").asString() : null;
    long start = time.nanos();
    Page page = Page.parse(body, null, url);
    Map<String, Object> fields = ExtractionJson.values(extractor.extract(page));
    String text = MainText.of(page);
    double ms = (time.nanos() - start) / NANOS_PER_MILLI;
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", entry.path("id").asString(""));
    members.putAll(fields);
    members.put("main_text", text);
    members.put("ms", Math.round(ms * 1_000) / 1_000.0);
    return json.writeValueAsString(members);
  }

  /// The manifest names files as `pages/ID.html.gz`; `--pages` may point at that folder or above
  /// it.
  private byte[] body(String name) {
    Path file = pages.resolve(name);
    Path found = Files.exists(file) ? file : pages.resolve(Path.of(name).getFileName());
    try (InputStream in = Files.newInputStream(found)) {
      InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
      return plain.readNBytes(FILE_BYTES_MAX);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read page " + found, unreadable);
    }
  }
}
