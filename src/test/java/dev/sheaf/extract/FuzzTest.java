package dev.sheaf.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Pages cut, spliced and sprinkled with rubbish by a seeded generator: whatever comes out, an
/// extraction does not throw, and the same bytes give the same answer.
class FuzzTest {

  private static final long SEED = 20_241_105L;
  private static final int MUTANTS = 300;
  private static final Path CORPUS = Path.of("../shared/corpus/pages");
  private static final List<String> RUBBISH =
      List.of(
          "<",
          ">",
          "\"",
          "'",
          "<!--",
          "-->",
          "<script>",
          "</script>",
          "<table><tr>",
          "\0",
          "&#x110000;",
          "<time datetime=",
          "2024-99-99",
          "{\"@type\":",
          "]]>",
          "</html>",
          "<svg><title>",
          "\uD800",
          "<h1>");
  private static final String PAGE =
      """
      <html lang=en><head><title>A page - Example</title><meta name=author content="Ana Roe">
      <script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2024-01-15",
      "author":[{"@type":"Person","name":"Ana Roe"}]}</script></head><body><h1>A page</h1>
      <p class=byline>By Ana Roe on 15 January 2024</p><p>Some text, long enough to look like prose,
      with commas, and with a <a href="/x">link</a> in the middle of it, as pages have.</p>
      <ul><li>one</li><li>two</li></ul><table><tr><td>1</td><td>2</td></tr></table></body></html>
      """;

  private static final Extractor EXTRACTOR = new Extractor(LocalDate.of(2026, 11, 1));

  @Test
  void mutantsOfOurPageAreAnswered() {
    Random random = new Random(SEED);
    for (int i = 0; i < MUTANTS; i++) {
      check(mutant(PAGE.getBytes(StandardCharsets.UTF_8), random), i);
    }
  }

  @Test
  void mutantsOfRealPagesAreAnswered() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus is not beside the project");
    Random random = new Random(SEED);
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<Path> pages = files.sorted().toList();
      for (int i = 0; i < MUTANTS; i++) {
        check(mutant(unpacked(pages.get(random.nextInt(pages.size()))), random), i);
      }
    }
  }

  private static void check(byte[] body, int number) {
    assertThat(answer(body)).as("mutant %s of seed %s", number, SEED).isEqualTo(answer(body));
  }

  private static String answer(byte[] body) {
    Page page = Page.parse(body, null, "https://example.org/2024/a-page");
    return EXTRACTOR.extract(page) + MainText.of(page);
  }

  private static byte[] mutant(byte[] page, Random random) {
    StringBuilder text = new StringBuilder(new String(page, StandardCharsets.ISO_8859_1));
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, RUBBISH.get(random.nextInt(RUBBISH.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
        case 2 ->
            text.insert(
                at, text.substring(at, Math.min(text.length(), at + random.nextInt(2_000))));
        default -> text.insert(at, (char) random.nextInt(256));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] unpacked(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }
}
