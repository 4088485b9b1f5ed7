package dev.sheaf.cli;

import dev.sheaf.extract.Extractor;
import dev.sheaf.extract.MainText;
import dev.sheaf.extract.Page;
import dev.sheaf.time.Time;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Extracts every page that a manifest lists and writes one line of predictions for each, in the
/// manifest's order. A page that fails gives a line with its id and what went wrong; the run goes
/// on.
final class CorpusRun {

  /// Pages that wait for a thread, for each thread: enough to keep it busy, few enough to hold.
  private static final int AHEAD = 8;

  private static final int TOLD_MAX = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  private final JsonMapper json;
  private final Extractor extractor;
  private final Time time;
  private final Path pages;
  private final PrintWriter err;

  /// How a run went: lines of the manifest, and those of them without an answer.
  record Count(int pages, int failed) {}

  private record Answer(String line, @Nullable String failure) {}

  CorpusRun(JsonMapper json, Extractor extractor, Time time, Path pages, PrintWriter err) {
    this.json = json;
    this.extractor = extractor;
    this.time = time;
    this.pages = pages;
    this.err = err;
  }

  Count run(Path manifest, Path output, int threads) throws IOException, InterruptedException {
    int written = 0;
    int failed = 0;
    try (BufferedReader in = Files.newBufferedReader(manifest);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(output));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Deque<Future<Answer>> ahead = new ArrayDeque<>();
      String line = next(in);
      while (line != null || !ahead.isEmpty()) {
        while (line != null && ahead.size() < threads * AHEAD) {
          String entry = line;
          ahead.add(pool.submit(() -> answer(entry)));
          line = next(in);
        }
        Answer answer = result(ahead.remove());
        // Bytes, since a writer throws at half a character, and pages have those.
        out.write((answer.line + "\n").getBytes(StandardCharsets.UTF_8));
        written++;
        if (answer.failure != null && ++failed <= TOLD_MAX) {
          err.println(answer.failure);
        }
      }
    }
    return new Count(written, failed);
  }

  private static @Nullable String next(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.isBlank()) {
      line = in.readLine();
    }
    return line;
  }

  private static Answer result(Future<Answer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException ours) {
      throw new IllegalStateException("A page ended without an answer", ours);
    }
  }

  private Answer answer(String line) {
    String id = "";
    try {
      JsonNode entry = json.readTree(line);
      id = entry.path("id").asString("");
      return new Answer(prediction(id, entry), null);
    } catch (IOException | RuntimeException failed) {
      return failure(id, PageFile.why(failed));
    } catch (StackOverflowError | OutOfMemoryError failed) {
      return failure(id, failed.toString());
    }
  }

  private Answer failure(String id, String why) {
    String line = json.writeValueAsString(Map.of("id", id, "error", why));
    return new Answer(line, "Page '" + id + "' gives no answer: " + why);
  }

  private String prediction(String id, JsonNode entry) throws IOException {
    byte[] body = body(entry.path("file").asString(""));
    @Nullable String url = entry.path("url").isString() ? entry.path("url").asString() : null;
    long start = time.nanos();
    Page page = Page.parse(body, null, url);
    Map<String, Object> fields = ExtractionJson.values(extractor.extract(page));
    String text = MainText.of(page);
    double ms = (time.nanos() - start) / NANOS_PER_MILLI;
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.putAll(fields);
    members.put("main_text", text);
    members.put("ms", Math.round(ms * 1_000) / 1_000.0);
    return json.writeValueAsString(members);
  }

  /// The manifest names files as `pages/ID.html.gz`; `--pages` may point at that folder or above
  /// it.
  private byte[] body(String name) throws IOException {
    if (name.isEmpty()) {
      throw new IOException("its line in the manifest names no file");
    }
    Path file = pages.resolve(name);
    return PageFile.read(Files.exists(file) ? file : pages.resolve(Path.of(name).getFileName()));
  }
}
