package dev.sheaf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.extract.Page;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractCommandTest {

  private static final String HTML =
      "<html lang=en><title>A page</title><h1>A page</h1><p>Some text that is long enough to be read as prose,"
          + " with commas, and with a full stop at the end of it all.</p></html>";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsOneJsonLineForEachFile() throws IOException {
    Path page = Files.writeString(folder.resolve("a.html"), HTML);

    assertThat(run("--url", "https://example.org/", page.toString())).isZero();

    JsonNode line = JsonMapper.shared().readTree(out.toString());
    assertThat(line.path("title").asString()).isEqualTo("A page");
    assertThat(line.path("page_type").asString()).isEqualTo("homepage");
    assertThat(line.path("sources").path("page_type").path("source").asString()).isEqualTo("url");
    assertThat(line.path("language").asString()).isEqualTo("en");
  }

  @Test
  void addressesGoToTheFetcher() {
    assertThat(run("https://example.org/blog/a-page")).isZero();

    assertThat(JsonMapper.shared().readTree(out.toString()).path("title").asString())
        .isEqualTo("A page");
  }

  @Test
  void aMissingFileIsReportedAndTheOthersAreStillRead() throws IOException {
    Path page = Files.writeString(folder.resolve("a.html"), HTML);

    assertThat(run("nowhere.html", page.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("nowhere.html could not be read: no such file");
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void aCorpusRunKeepsTheManifestsOrder() throws IOException {
    for (String id : List.of("b", "a", "c")) {
      try (OutputStream file =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(id + ".html.gz")))) {
        file.write(HTML.getBytes(StandardCharsets.UTF_8));
      }
    }
    Path manifest =
        Files.writeString(folder.resolve("manifest.jsonl"), line("b") + line("a") + line("c"));
    Path predictions = folder.resolve("out.jsonl");

    assertThat(
            run(
                "--manifest",
                manifest.toString(),
                "--pages",
                folder.toString(),
                "-o",
                predictions.toString(),
                "--threads",
                "2"))
        .isZero();

    List<JsonNode> lines =
        Files.readAllLines(predictions).stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines).extracting(l -> l.path("id").asString()).containsExactly("b", "a", "c");
    assertThat(lines).allSatisfy(l -> assertThat(l.path("ms").asDouble()).isPositive());
  }

  @Test
  void aCorpusRunWithoutAnOutputSaysWhatIsMissing() {
    assertThat(run("--manifest", "manifest.jsonl")).isEqualTo(2);

    assertThat(err.toString()).contains("--manifest needs -o FILE");
  }

  private static String line(String id) {
    return "{\"id\":\"%s\",\"file\":\"pages/%s.html.gz\",\"url\":null}\n".formatted(id, id);
  }

  private int run(String... arguments) {
    return new CommandLine(new ExtractCommand(url -> Page.parse(HTML, url), Time.system()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
