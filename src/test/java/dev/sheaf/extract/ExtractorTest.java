package dev.sheaf.extract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole pages, written for these tests, through the shipped judges.
class ExtractorTest {

  private static final String PROSE =
      "<p>The harbour was quiet that morning, and the boats, which had come in before dawn, lay side "
          + "by side along the old stone quay while the crews slept.</p>"
          + "<p>Nobody expected the storm, although the forecast had warned of it, and so the harbour "
          + "master was alone when the first wave came over the wall.</p>";

  private static final String ARTICLE =
      """
      <html lang="en"><head><title>A quiet morning in the harbour | The Example Times</title>
      <meta property="og:title" content="A quiet morning in the harbour">
      <meta property="og:type" content="article">
      <meta property="og:site_name" content="The Example Times">
      <meta name="description" content="How a storm surprised a harbour.">
      <meta property="article:modified_time" content="2024-02-01T08:00:00+00:00">
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"#a",
       "headline":"A quiet morning in the harbour","datePublished":"2024-01-15T09:30:00+01:00",
       "author":{"@id":"#ana"}},{"@type":"Person","@id":"#ana","name":"Ana Roe","url":"/ana"}]}
      </script></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
      <main><article><h1>A quiet morning in the harbour</h1>
      <p class="byline">By <a rel="author" href="/author/ana">Ana Roe</a></p>
      <time datetime="2024-01-15T09:30:00+01:00">15 January 2024</time>
      %s<h2>After the storm</h2>%s
      <ul><li>Three boats were lost in the storm, among them the oldest of the fleet.</li>
      <li>Nobody was hurt, although two men had to be pulled out of the water.</li></ul>
      </article></main>
      <footer><p>Copyright 2026 The Example Times</p><a href="/imprint">Imprint</a></footer>
      </body></html>
      """
          .formatted(PROSE, PROSE.replace("harbour", "village").replace("boats", "houses"));

  private static final Extractor EXTRACTOR = new Extractor(LocalDate.of(2026, 11, 1));

  /// A text that shows no day, whose markup says one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta property='article:published_time' content='2024-03-05'>",
        "<meta property='article:published_time' content='2024-03-05T10:00:00Z'>",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"A quiet morning\","
            + "\"datePublished\":\"2024-03-05\",\"dateModified\":\"2024-04-01\"}</script>",
      })
  void aPagesOwnWordForItsDayIsTaken(String declaration) {
    for (String text :
        List.of(PROSE.repeat(4), "<p>The same line, over and over.</p>".repeat(60))) {
      String html =
          "<html lang='en'><head><title>A quiet morning</title>%s</head><body><article><h1>A quiet morning</h1>%s</article></body></html>"
              .formatted(declaration, text);
      Found<PageDate> day =
          requireNonNull(
              EXTRACTOR
                  .extract(Page.parse(html, "https://example.org/posts/quiet"))
                  .datePublished());
      assertThat(day.value().day()).isEqualTo(LocalDate.of(2024, 3, 5));
      assertThat(day.sure()).as(declaration).isTrue();
    }
  }

  @Test
  void anArticleSaysAllAboutItself() {
    Extraction found =
        EXTRACTOR.extract(Page.parse(ARTICLE, "https://example.org/2024/01/15/harbour"));

    assertThat(requireNonNull(found.authors()).value()).containsExactly("Ana Roe");
    assertThat(requireNonNull(found.authors()).source()).isEqualTo(Source.JSON_LD);
    assertThat(requireNonNull(found.authors()).sure()).isTrue();
    assertThat(requireNonNull(found.datePublished()).value()).hasToString("2024-01-15T09:30+01:00");
    assertThat(requireNonNull(found.datePublished()).sure()).isTrue();
    assertThat(requireNonNull(found.dateModified()).value().day())
        .isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(requireNonNull(found.title()).value()).isEqualTo("A quiet morning in the harbour");
    assertThat(found.siteName()).isEqualTo(new Found<>("The Example Times", Source.META, 0.95));
    assertThat(found.language()).isEqualTo(new Found<>("en", Source.META, 0.95));
    assertThat(requireNonNull(found.pageType()).value()).isEqualTo(PageType.NEWS_ARTICLE);
  }

  @Test
  void theMainTextIsMarkdownWithoutTheChrome() {
    String text = MainText.of(Page.parse(ARTICLE, "https://example.org/2024/01/15/harbour"));

    assertThat(text)
        .contains("The harbour was quiet that morning")
        .contains("## After the storm")
        .contains("- Three boats were lost")
        .doesNotContain("Imprint", "Copyright");
  }

  @Test
  void datesInTheFutureAreNotBelieved() {
    String html =
        ARTICLE.replace("2024-01-15", "2031-01-15").replace("15 January 2024", "15 January 2031");

    Extraction found =
        EXTRACTOR.extract(Page.parse(html, "https://example.org/2031/01/15/harbour"));

    assertThat(
            found.datePublished() == null || found.datePublished().value().day().getYear() < 2027)
        .isTrue();
  }

  @Test
  void aDateThatOnlyJsonLdHasIsBelieved() {
    String html =
        """
        <html lang="en"><head><title>Why water matters | Harbour Roasters</title>
        <script type="application/ld+json">{"@type":"BlogPosting","headline":"Why water matters",
        "author":{"@type":"Person","name":"Ines Okafor"},"datePublished":"2026-02-11T08:30:00+01:00"}
        </script></head><body><nav><a href="/">Home</a></nav><article><h1>Why water matters</h1>
        <p>By Ines Okafor</p>%s</article></body></html>
        """
            .formatted(PROSE);

    Extraction found = EXTRACTOR.extract(Page.parse(html, "https://example.org/blog/water"));

    assertThat(requireNonNull(found.datePublished()).sure()).isTrue();
    assertThat(found.datePublished().value()).hasToString("2026-02-11T08:30+01:00");
    assertThat(requireNonNull(found.authors()).value()).containsExactly("Ines Okafor");
  }

  @Test
  void theDayOfAChangeIsNotTheDayOfPublication() {
    String html =
        "<html lang=en><title>How to set up a grinder</title><h1>How to set up a grinder</h1>"
            + PROSE
            + "<p>Last updated: 9 July 2026</p></html>";

    Extraction found = EXTRACTOR.extract(Page.parse(html, "https://example.org/guides/grinder"));

    assertThat(found.datePublished()).isNull();
    assertThat(requireNonNull(found.dateModified()).value().day())
        .isEqualTo(LocalDate.of(2026, 7, 9));
  }

  @Test
  void aWrapperNamedAfterItsThemesPartsIsStillThePage() {
    String html =
        "<html lang=en><body class='has-footer theme-sidebar modal-open'><div class='footer-fixed hidden'>"
            + "<nav><a href=/>Home</a></nav><h1>A quiet morning</h1>"
            + PROSE
            + PROSE.replace("harbour", "village")
            + "</div></body></html>";

    Page page = Page.parse(html, "https://example.org/blog/quiet");

    assertThat(page.blocks())
        .noneMatch(block -> block.is(Region.FOOTER) || block.is(Region.HIDDEN));
    assertThat(MainText.of(page)).contains("The harbour was quiet", "The village was quiet");
  }

  @Test
  void aTitleComesWithoutItsKickerAndWithoutTheSite() {
    String html =
        "<html lang=de><title>Daten von Beispielwerk gehackt | Die Zeitung</title>"
            + "<h1><span>Interne Unterlagen im Netz</span> <span>Daten von Beispielwerk gehackt</span></h1>"
            + PROSE
            + "</html>";

    assertThat(
            requireNonNull(EXTRACTOR.extract(Page.parse(html, "https://example.org/a")).title())
                .value())
        .isEqualTo("Daten von Beispielwerk gehackt");
  }

  @Test
  void aShellThatScriptsFillIsReadFromItsData() {
    String html =
        "<html lang=en><title>Which telescope?</title><meta name=description content='I am new to "
            + "astronomy and would love some advice on choosing my first telescope, please.'>"
            + "<body><div id=app></div></body></html>";

    assertThat(MainText.of(Page.parse(html, "https://example.org/t/1")))
        .contains("advice on choosing my first telescope");
  }

  @Test
  void aRootIsAHomepage() {
    Found<PageType> type =
        EXTRACTOR.extract(Page.parse("<h1>Welcome</h1>", "https://example.org/")).pageType();

    assertThat(type).isEqualTo(new Found<>(PageType.HOMEPAGE, Source.URL, 0.97));
  }

  @Test
  void aPageThatDeclaresItselfAThreadIsOne() {
    String html =
        "<title>How often do you descale?</title><script type='application/ld+json'>"
            + "{\"@type\":\"DiscussionForumPosting\",\"headline\":\"How often do you descale?\"}</script>"
            + "<h1>How often do you descale?</h1><p>Every month. You?</p>";

    assertThat(EXTRACTOR.extract(Page.parse(html, "https://example.org/descale")).pageType())
        .isEqualTo(new Found<>(PageType.FORUM_THREAD, Source.JSON_LD, 0.95));
  }

  @Test
  void anEmptyPageHasNothingAndSaysSo() {
    Extraction found = EXTRACTOR.extract(Page.parse("", null));

    assertThat(found.authors()).isNull();
    assertThat(found.datePublished()).isNull();
    assertThat(found.title()).isNull();
    assertThat(MainText.of(Page.parse("", null))).isEmpty();
  }

  @Test
  void charsetsAreDecidedByLabelThenByTheBytes() {
    String html =
        "<html><head><title>Größe</title></head><body><h1>Größe und Maß</h1></body></html>";
    byte[] latin = html.getBytes(Charset.forName("windows-1252"));

    for (Page page :
        List.of(
            Page.parse(latin, "ISO-8859-1", null),
            Page.parse(latin, null, null),
            Page.parse(latin, "utf-8", null),
            Page.parse(
                html.getBytes(java.nio.charset.StandardCharsets.UTF_8), "iso-8859-1", null))) {
      assertThat(page.survey().title()).isEqualTo("Größe");
    }
  }

  @Test
  void tablesAndCodeKeepTheirForm() {
    String html =
        "<table><tr><th>Name</th><th>Size</th></tr><tr><td>Ana</td><td>3</td></tr></table>"
            + "<pre>int a = 1;\n  int b = 2;</pre>";

    assertThat(MarkdownWriter.write(Page.parse(html, null).blocks()))
        .isEqualTo(
            """
            | Name | Size |
            | --- | --- |
            | Ana | 3 |

            ```
            int a = 1;
              int b = 2;
            ```\
            """);
  }
}
