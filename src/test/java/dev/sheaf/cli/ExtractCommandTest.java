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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void aBadPageNeverEndsARun() throws IOException {
    Files.writeString(folder.resolve("good.html"), HTML);
    Files.write(folder.resolve("broken.html.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3});
    Files.write(folder.resolve("empty.html"), new byte[0]);
    Path manifest =
        Files.writeString(
            folder.resolve("manifest.jsonl"),
            """
            {"id":"gone","file":"gone.html"}

            not json
            {"id":"nameless"}
            {"id":"broken","file":"broken.html.gz","url":null}
            {"id":"empty","file":"empty.html","url":""}
            {"id":"good","file":"good.html","url":"https://example.org/a"}
            """);
    Path predictions = folder.resolve("out.jsonl");

    assertThat(run("--manifest", manifest.toString(), "-o", predictions.toString())).isEqualTo(1);

    List<JsonNode> lines =
        Files.readAllLines(predictions).stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines)
        .extracting(l -> l.path("id").asString() + " " + l.has("error"))
        .containsExactly(
            "gone true", " true", "nameless true", "broken true", "empty false", "good false");
    assertThat(lines.getFirst().path("error").asString()).isEqualTo("no such file");
    assertThat(err.toString())
        .contains("Page 'gone' gives no answer: no such file")
        .contains("6 pages, 4 of them without answer");
  }

  @Test
  void bytesThatAreNoTextDoNotEndARun() throws IOException {
    byte[] noise = new byte[500_000];
    new java.util.Random(3).nextBytes(noise);
    Files.write(folder.resolve("noise.html"), noise);
    Path manifest =
        Files.writeString(
            folder.resolve("manifest.jsonl"), "{\"id\":\"noise\",\"file\":\"noise.html\"}");
    Path predictions = folder.resolve("out.jsonl");

    assertThat(run("--manifest", manifest.toString(), "-o", predictions.toString())).isZero();

    assertThat(Files.readAllLines(predictions)).hasSize(1);
  }

  @Test
  void whatIsPackedIsToldByItsBytesAndNotByItsName() throws IOException {
    Path packed = folder.resolve("packed.html");
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(packed))) {
      file.write(HTML.getBytes(StandardCharsets.UTF_8));
    }
    Path plain = Files.writeString(folder.resolve("plain.html.gz"), HTML);

    assertThat(run(packed.toString(), plain.toString())).isZero();

    assertThat(out.toString().lines().map(l -> JsonMapper.shared().readTree(l).path("title")))
        .extracting(JsonNode::asString)
        .containsExactly("A page", "A page");
  }

  @Test
  void aSmallFileThatUnpacksToAHugeOneIsReadToTheLimit() throws IOException {
    Path bomb = folder.resolve("bomb.gz");
    byte[] block = new byte[1 << 20];
    java.util.Arrays.fill(block, (byte) ' ');
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      file.write(HTML.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 200; i++) {
        file.write(block);
      }
    }

    assertThat(run(bomb.toString())).isZero();

    assertThat(JsonMapper.shared().readTree(out.toString()).path("title").asString())
        .isEqualTo("A page");
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
  }

  @Test
  void aFolderOrAWrongNameIsToldInWords() {
    assertThat(run(folder.toString(), "no\0name")).isEqualTo(1);

    assertThat(err.toString()).contains("it is a folder", "that is no file name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--manifest DIR/none.jsonl -o DIR/o.jsonl | none.jsonl is no file",
        "--manifest DIR/m.jsonl --pages DIR/none -o DIR/o.jsonl | none is no folder",
        "--manifest DIR/m.jsonl -o DIR/none/o.jsonl | cannot be written",
        "--manifest DIR/m.jsonl -o DIR | cannot be written",
        "--manifest DIR/m.jsonl -o DIR/o.jsonl --threads 0 | must be between 1 and 256",
        "--manifest DIR/m.jsonl -o DIR/o.jsonl --threads 257 | must be between 1 and 256",
        "--manifest DIR/m.jsonl -o DIR/o.jsonl a.html | leave out FILE",
        "--url https://example.org/ a.html b.html | there are 2",
        "--url https://example.org/ | name at least one FILE"
      })
  void wrongUseIsToldBeforeAnythingIsDone(String arguments, String message) throws IOException {
    Files.writeString(folder.resolve("m.jsonl"), "");

    assertThat(run(arguments.replace("DIR", folder.toString()).split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message);
    assertThat(folder.resolve("o.jsonl")).doesNotExist();
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
