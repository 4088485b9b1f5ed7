package dev.sheaf.extract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages made to hurt each end within a second with an answer.
class HostilePageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Extractor EXTRACTOR = new Extractor(LocalDate.of(2026, 11, 1));

  @BeforeAll
  static void warmUp() {
    extract(
        "<html><body><h1>Warm</h1><p>By Ana Roe, 3 May 2021</p></body></html>"
            .getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        page(
            "ten megabytes of paragraphs",
            "<p>By Ana Roe, 3 May 2021, and so on.</p>".repeat(250_000)),
        page("ten megabytes of text", "word ".repeat(2_000_000)),
        page("nested tags", "<div>".repeat(100_000) + "x"),
        page("nested inline tags", "<b><i>".repeat(100_000) + "x"),
        page("unclosed formatting", "<p><b><i><u><font>x".repeat(20_000)),
        page(
            "json-ld blocks",
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":\"Ana\"}</script>"
                .repeat(5_000)),
        page(
            "deep json-ld",
            "<script type='application/ld+json'>" + "[".repeat(100_000) + "</script>"),
        page("one megabyte attribute", "<div class='" + "author ".repeat(150_000) + "'>x</div>"),
        page(
            "one megabyte meta",
            "<meta name='author' content='" + "by von ".repeat(150_000) + "'>"),
        page("one megabyte title", "<title>" + "a - ".repeat(250_000) + "</title>"),
        page(
            "regex bait",
            "<p>" + "by ".repeat(100_000) + "</p><p>" + "1 ".repeat(200_000) + "</p>"),
        page(
            "date bait",
            "<time>1/1/1/1/1/1/1/1/20</time><p>2020-2020-2020-2020</p>".repeat(10_000)),
        page("byline bait", "<span class=author>Ana Roe</span>".repeat(50_000)),
        page("distinct dates", distinctDates()),
        page("distinct authors", distinctAuthors()),
        page("headings", "<h1>A - B | C</h1>".repeat(50_000)),
        page(
            "script bait",
            "<script>"
                + "author\":\"author\":\"".repeat(50_000)
                + "20".repeat(100_000)
                + "</script>"),
        page("cells", "<table>" + "<tr><td>a<td>b".repeat(50_000)),
        page("broken utf-8", noise()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void endsWithinASecond(String name, byte[] body) {
    // Of this thread's own time, since a busy machine is not the page's fault.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Extraction found = extract(body);
    Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);

    assertThat(found).isNotNull();
    assertThat(took).as(name).isLessThan(PATIENCE);
  }

  @Test
  void contradictingDatesGiveOneAnswerOrNone() {
    String html =
        "<meta property='article:published_time' content='2020-01-01'><time datetime='2021-02-02'>3 March 2022</time>"
            + "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2019-09-09\"}</script><p>Text.</p>";

    Extraction found = extract(html.getBytes(StandardCharsets.UTF_8));

    assertThat(requireNonNull(found.datePublished()).value().day().getYear()).isBetween(2019, 2022);
  }

  private static Extraction extract(byte[] body) {
    Page page = Page.parse(body, null, "https://example.org/page");
    Extraction found = EXTRACTOR.extract(page);
    assertThat(MainText.of(page)).isNotNull();
    return found;
  }

  private static Arguments page(String name, String html) {
    return page(name, html.getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments page(String name, byte[] body) {
    return Arguments.of(name, body);
  }

  private static String distinctDates() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 12_000; i++) {
      html.append("<p><time>").append(LocalDate.of(1991, 1, 1).plusDays(i)).append("</time></p>");
    }
    return html.toString();
  }

  private static String distinctAuthors() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      html.append("<a rel=author>Ana").append(i).append("</a>");
    }
    return html.toString();
  }

  private static byte[] noise() {
    byte[] noise = new byte[2_000_000];
    new Random(11).nextBytes(noise);
    return noise;
  }
}
