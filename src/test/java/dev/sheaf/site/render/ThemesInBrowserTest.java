package dev.sheaf.site.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.site.content.SampleSite;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/// Every theme with every block, in a real browser: no accessibility violation, nothing in the
/// console, nothing wider than the window, nothing missing; and nothing of the content runs.
class ThemesInBrowserTest {

  private static final int PHONE = 360;
  private static final int DESK = 1440;

  private static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static final String AXE_RUN =
      """
      axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v =>
        v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')))
      """;

  private static Browser browser;
  private static SiteServer server;
  private static String axe;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    browser = new Browser();
    server = new SiteServer();
    axe = new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyThemeShowsEveryBlock(Theme theme) {
    URI root = serve(SampleSite.of(theme, seed(theme)), theme.name().toLowerCase(Locale.ROOT));
    check(root, PHONE, false);
    check(root, DESK, true);
    check(root.resolve("blog/larch/"), PHONE, true);
    check(root.resolve("blog/"), DESK, false);
    assertThat(server.missing()).isEmpty();
  }

  @Test
  void theChecksNotice() {
    browser.open(serve(SampleSite.of(Theme.HARBOR, "#2457d6"), "noticed"), PHONE, false);
    browser.evaluate("document.documentElement.removeAttribute('lang');");
    browser.evaluate("document.querySelector('h1').style.minWidth = '400px';");
    browser.evaluate("document.querySelector('h1').setAttribute('onclick', 'window.ran=1');");
    assertThat(browser.evaluate(OVERFLOW).asInt()).isPositive();
    assertThat(browser.complaints()).as("the policy forbids handlers").isNotEmpty();
    browser.evaluate(axe + ";0");
    assertThat(texts(AXE_RUN)).anyMatch(violation -> violation.startsWith("html-has-lang"));
  }

  @Test
  void nothingThatWasWrittenRuns() {
    URI root = serve(HostileSite.of(Theme.HARBOR), "hostile");
    for (String path : List.of("", "blog/evil/", "404.html")) {
      browser.open(root.resolve(path), DESK, false);
      assertThat(browser.complaints()).as(path).isEmpty();
      assertThat(browser.evaluate("window.ran === undefined").asBoolean()).as(path).isTrue();
      assertThat(texts("[...document.scripts].map(s => s.type)"))
          .as("only data stands in scripts")
          .isSubsetOf("application/ld+json");
      assertThat(texts("[...document.scripts].map(s => (JSON.parse(s.text), 'parses'))"))
          .isSubsetOf("parses");
      assertThat(
              browser
                  .evaluate(
                      "document.querySelectorAll('iframe,object,embed,form,base,[style],"
                          + "[onload],[onerror],[onclick],marquee').length")
                  .asInt())
          .isZero();
      assertThat(texts("[...document.links].map(a => a.protocol)"))
          .isSubsetOf("http:", "https:", "mailto:", "tel:");
    }
  }

  /// Colours that are hard on a palette, one a theme: bright yellow and black among them.
  private static String seed(Theme theme) {
    return switch (theme) {
      case ATELIER -> "#b4552d";
      case HARBOR -> "#2457d6";
      case GROVE -> "#3f8f4f";
      case SIGNAL -> "#ffe14d";
      case GAZETTE -> "#111111";
    };
  }

  @Test
  void whatWasWrittenIsShownAsItIs() {
    browser.open(serve(HostileSite.of(Theme.SIGNAL), "verbatim"), DESK, false);
    assertThat(
            texts(
                "[...document.querySelectorAll('h1, h3, main blockquote p')].map(h => h.textContent)"))
        .hasSizeGreaterThan(HostileSite.ATTACKS.length)
        .isSubsetOf(HostileSite.ATTACKS);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void longWordsWithoutBlanksFitAPhone(Theme theme) {
    browser.open(serve(HostileSite.of(theme), "long-" + theme), PHONE, false);
    assertThat(browser.evaluate(OVERFLOW).asInt()).isLessThan(1);
  }

  private static void check(URI page, int width, boolean dark) {
    browser.open(page, width, dark);
    String what = page.getPath() + " at " + width + (dark ? " dark" : " light");
    assertThat(browser.complaints()).as(what).isEmpty();
    assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(width);
    assertThat(browser.evaluate(OVERFLOW).asInt()).as(what + " fits the window").isLessThan(1);
    browser.evaluate(axe + ";0");
    assertThat(texts(AXE_RUN)).as(what).isEmpty();
  }

  private static List<String> texts(String script) {
    return StreamSupport.stream(browser.evaluate(script).spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private static URI serve(SiteContent site, String folder) {
    URI root = server.root().resolve(folder + "/");
    server.serve(folder, SiteFiles.of(site, root));
    return root;
  }
}
