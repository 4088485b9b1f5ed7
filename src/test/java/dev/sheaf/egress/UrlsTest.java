package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.com, https://example.com/",
    "HTTP://EXAMPLE.com/Path, http://example.com/Path",
    "' https://example.com/a ', https://example.com/a",
    "https://example.com/a b, https://example.com/a%20b",
    "https://example.com/a|b?q=[1], https://example.com/a%7Cb?q=[1]",
    "https://bücher.example/ä, https://xn--bcher-kva.example/%C3%A4",
    "https://example.com/a#part, https://example.com/a",
    "https://example.com:443/, https://example.com/",
    "http://example.com:8080/x/../y, http://example.com:8080/y",
    "http://under_score.example/, http://under_score.example/",
    "http://[2606:4700::1111]/, http://[2606:4700::1111]/",
  })
  void readsWhatABrowserReads(String text, String url) {
    assertThat(Urls.parse(text).orElseThrow().toString()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "example.com",
        "//example.com/",
        "/path",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "gopher://example.com/",
        "http:example.com",
        "http://",
        "http:///",
        "http://user@example.com/",
        "http://user:password@example.com/",
        "http://:password@example.com/",
        "http://exa mple.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:x/",
        "http://[::bad/",
        "http://a..b/",
        "http://%00.example/"
      })
  void refusesTheRest(String text) {
    assertThat(Urls.parse(text)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    String url = "http://example.com/";
    int room = Urls.LENGTH_MAX - url.length();

    assertThat(Urls.parse(url + "a".repeat(room))).isPresent();
    assertThat(Urls.parse(url + "a".repeat(room + 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "page, http://example.com/a/page",
    "/top?q=1, http://example.com/top?q=1",
    "//other.example/x, http://other.example/x",
    "?q, http://example.com/a/b?q",
    "../../../up, http://example.com/up",
    "https://other.example/ä, https://other.example/%C3%A4",
  })
  void resolvesLinksAgainstTheirPage(String link, String url) {
    assertThat(Urls.resolve(URI.create("http://example.com/a/b"), link)).contains(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x.example/",
        "mailto:me@example.com",
        "http://[::bad/",
        "http://u:p@x.example/"
      })
  void linksToElsewhereAreNone(String link) {
    assertThat(Urls.resolve(URI.create("http://example.com/a/b"), link)).isEmpty();
  }

  /// Forms that one parser takes for a name and another for an address; a trailing dot must not
  /// help either.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "http://127.1/",
        "http://127.1./",
        "http://0/",
        "http://2130706433/",
        "http://2130706433./",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0300.0250.0.1/",
        "http://127.0.0.0x1/",
        "http://8.8.0x8/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①27.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost./",
        "http://a.localhost/",
        "http://a.localhost./",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://169.254.169.254/latest/meta-data"
      })
  void addressesInsideAreRefusedHoweverTheyAreWritten(String text) {
    boolean safe =
        Urls.parse(text)
            .map(url -> Urls.isForbiddenLiteral(url, AddressPolicy.PUBLIC_ONLY))
            .orElse(true);

    assertThat(safe).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "http://example.com./",
        "http://8.8.8.8/",
        "http://[2606:4700::1111]/",
        "http://1.example/",
        "http://0x7f.example/",
        "http://under_score.example/",
        "http://bücher.example/",
        "http://notlocalhost/",
        "http://localhost.example/"
      })
  void namesAndPublicAddressesAreNot(String text) {
    URI url = Urls.parse(text).orElseThrow();

    assertThat(Urls.isForbiddenLiteral(url, AddressPolicy.PUBLIC_ONLY)).isFalse();
  }

  @Test
  void listedNetworksMayBeWritten() {
    AddressPolicy policy = new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8")));

    assertThat(Urls.isForbiddenLiteral(URI.create("http://127.0.0.1/"), policy)).isFalse();
    assertThat(Urls.isForbiddenLiteral(URI.create("http://10.0.0.1/"), policy)).isTrue();
  }
}
