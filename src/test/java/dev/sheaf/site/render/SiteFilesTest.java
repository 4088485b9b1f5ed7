package dev.sheaf.site.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.site.content.PaletteSeed;
import dev.sheaf.site.content.SampleSite;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteFilesTest {

  private static final URI BASE = URI.create("https://host.example/sites/website_1/");
  private static final SiteContent SITE = SampleSite.of(Theme.ATELIER, "#b4552d");
  private static final Map<String, SiteFile> FILES = SiteFiles.of(SITE, BASE);

  @Test
  void aSiteIsItsPagesItsAssetsAndItsListings() {
    assertThat(FILES)
        .containsKeys(
            "index.html",
            "workshop/index.html",
            "blog/index.html",
            "blog/larch/index.html",
            "404.html",
            "feed.xml",
            "sitemap.xml",
            "robots.txt",
            "assets/icon.svg",
            "assets/fraunces.woff2");
    assertThat(FILES.keySet()).noneMatch(name -> name.startsWith("/") || name.contains(".."));
  }

  @Test
  void theSameContentGivesTheSameBytes() {
    Map<String, SiteFile> again = SiteFiles.of(SITE, BASE);
    assertThat(List.copyOf(again.keySet())).isEqualTo(List.copyOf(FILES.keySet()));
    again.forEach((name, file) -> assertThat(file.content()).isEqualTo(content(name)));
  }

  @Test
  void everyLinkAndSourceLeadsToAFile() {
    for (String name : FILES.keySet()) {
      if (name.endsWith("index.html")) {
        for (Element link :
            page(name).select("a[href], link[rel=stylesheet], link[rel=icon], img")) {
          String target = link.hasAttr("src") ? link.absUrl("src") : link.absUrl("href");
          if (target.startsWith(BASE.toString())) {
            assertThat(FILES).as(name + " links " + target).containsKey(file(target));
          }
        }
      }
    }
  }

  @Test
  void whatDoesNotExistIsNotLinked() {
    assertThat(page("index.html").select("nav a").eachText())
        .containsExactly("Work", "The workshop", "Journal");
    assertThat(page("workshop/index.html").select("nav [aria-current=page]").eachText())
        .containsExactly("The workshop");
    assertThat(page("blog/larch/index.html").select("nav [aria-current=true]").eachText())
        .containsExactly("Journal");
  }

  @Test
  void brokenLinksAreTold() {
    assertThat(BrokenLinks.in(SITE)).containsExactly("/does-not-exist");
  }

  @Test
  void thePageForErrorsWorksAtAnyDepth() {
    assertThat(page("404.html").select("link[rel=stylesheet]").attr("href"))
        .startsWith("/sites/website_1/assets/site-");
    assertThat(page("404.html").select("meta[name=robots]").attr("content")).isEqualTo("noindex");
  }

  @Test
  void searchEnginesAndFriendsAreTold() {
    Document page = page("workshop/index.html");
    assertThat(page.title()).isEqualTo("The workshop · Alder & Oak");
    assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(BASE + "workshop/");
    assertThat(page.select("meta[property=og:url]").attr("content")).isEqualTo(BASE + "workshop/");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(types(page)).containsExactly("WebSite", "LocalBusiness", "WebPage");
    assertThat(types(page("index.html")))
        .containsExactly("WebSite", "LocalBusiness", "WebPage", "FAQPage");
    assertThat(types(page("blog/larch/index.html")))
        .containsExactly("WebSite", "LocalBusiness", "BlogPosting");
  }

  @Test
  void everyPageHasOneMainHeading() {
    FILES.keySet().stream()
        .filter(name -> name.endsWith(".html"))
        .forEach(name -> assertThat(page(name).select("h1")).as(name).hasSize(1));
  }

  @Test
  void theListingsNameEverything() {
    Document sitemap = Jsoup.parse(text("sitemap.xml"), "", Parser.xmlParser());
    assertThat(sitemap.select("loc").eachText())
        .containsExactly(
            BASE.toString(),
            BASE + "workshop/",
            BASE + "blog/",
            BASE + "blog/larch/",
            BASE + "blog/sharp-tools/");
    Document feed = Jsoup.parse(text("feed.xml"), "", Parser.xmlParser());
    assertThat(feed.select("item > title").eachText())
        .containsExactly("Larch, slowly grown", "Why we sharpen every morning");
    assertThat(feed.select("item > pubDate").eachText())
        .startsWith("Tue, 12 May 2026 08:00:00 GMT");
    assertThat(text("robots.txt")).contains("Sitemap: " + BASE + "sitemap.xml");
  }

  @Test
  void aSiteWithoutPagesStillHasAHome() {
    SiteContent bare =
        new SiteContent(
            "Bare",
            "Nothing yet",
            "de",
            "plain",
            Theme.GAZETTE,
            new PaletteSeed("#123456"),
            List.of(),
            List.of(),
            List.of());
    Map<String, SiteFile> files = SiteFiles.of(bare, BASE);
    assertThat(files).containsKeys("index.html", "404.html").doesNotContainKey("feed.xml");
    assertThat(
            new String(
                Objects.requireNonNull(files.get("index.html")).content(), StandardCharsets.UTF_8))
        .contains("<html lang=\"de\"", "Zum Inhalt springen", "<h1 id=\"hero-title\">Bare</h1>");
  }

  @Test
  void languagesAreWrittenInTheirDirection() {
    assertThat(Words.in("ar").direction()).isEqualTo("rtl");
    assertThat(Words.in("he-IL").direction()).isEqualTo("rtl");
    assertThat(Words.in("pa-Arab").direction()).isEqualTo("rtl");
    assertThat(Words.in("de").direction()).isNull();
    assertThat(page("index.html").select("html").hasAttr("dir")).isFalse();
  }

  @Test
  void aBaseUrlMustBeAFolderOfTheWeb() {
    for (String base : List.of("https://host.example/a", "/sites/", "ftp://host.example/")) {
      assertThatThrownBy(() -> SiteFiles.of(SITE, URI.create(base)))
          .hasMessageContaining("must be like https://example.com/");
    }
  }

  private static List<String> types(Document page) {
    JsonNode json =
        JsonMapper.shared().readTree(page.select("script[type=application/ld+json]").html());
    return json.path("@graph").valueStream().map(node -> node.path("@type").asString()).toList();
  }

  private static String file(String url) {
    String name = url.replaceFirst("#.*", "").substring(BASE.toString().length());
    return name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
  }

  private static Document page(String name) {
    return Jsoup.parse(text(name), BASE + name.replace("index.html", ""));
  }

  private static String text(String name) {
    return new String(content(name), StandardCharsets.UTF_8);
  }

  private static byte[] content(String name) {
    return Objects.requireNonNull(FILES.get(name), name).content();
  }
}
