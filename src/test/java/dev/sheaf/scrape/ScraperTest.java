package dev.sheaf.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.Cidr;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Limits;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.scrape.Fetch.Fetched;
import dev.sheaf.scrape.Fetch.Later;
import dev.sheaf.scrape.Fetch.Never;
import dev.sheaf.time.SettableTime;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a web that misbehaves: each becomes a page, a wait, or a clear no.
@Timeout(20)
class ScraperTest {

  private static final int REDIRECT_MAX = 3;
  static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(900), 1 << 20, false);
  static final AddressPolicy LOOPBACK = new AddressPolicy(List.of(Cidr.parse("127.0.0.1")));

  private final MisbehavingWeb web = new MisbehavingWeb();
  private final SettableTime time = new SettableTime("2026-01-02T00:00:00Z");
  private final GuardedClient client = new GuardedClient(LOOPBACK);
  private final Scraper scraper = new Scraper(client, settings(), time);

  static ScrapeSettings settings() {
    return new ScrapeSettings("Sheaf/0.1 (test)", true, REDIRECT_MAX, 2, Duration.ZERO, LIMITS);
  }

  @AfterEach
  void close() {
    client.close();
    web.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/page, text/html, utf-8",
    "/gzip, text/html, utf-8",
    "/br, text/html, utf-8",
    "/deflate, text/html, utf-8",
    "/deflate-raw, text/html, utf-8",
    "/no-type, text/html,",
    "/utf-16, text/html,",
    "/charset-wrong, text/html, utf-8",
    "/charset-unknown, text/html, klingon",
    "/charset-quoted, text/html, ISO-8859-1",
  })
  void pages(String path, String type, String charset) throws InterruptedException {
    Fetched page = (Fetched) scraper.fetch(web.url(path));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo(type);
    assertThat(page.charset()).isEqualTo(charset);
    assertThat(page.url()).isEqualTo(web.url(path));
    assertThat(page.redirects()).isZero();
  }

  @Test
  void theBodyIsPassedOnAsBytes() throws InterruptedException {
    Fetched page = (Fetched) scraper.fetch(web.url("/gzip"));

    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo(Misdeeds.PAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "/slow-headers, READ_TIMEOUT",
    "/drip, DEADLINE_EXCEEDED",
    "/cut, CONNECTION_LOST",
    "/reset, CONNECTION_LOST",
    "/bad-chunk, PROTOCOL_ERROR",
    "/garbage, PROTOCOL_ERROR",
    "/status/408, HTTP_408",
    "/status/425, HTTP_425",
    "/status/429, HTTP_429",
    "/status/500, HTTP_500",
    "/status/503, HTTP_503",
  })
  void whatMayPassIsForLater(String path, String code) throws InterruptedException {
    Later later = (Later) scraper.fetch(web.url(path));

    assertThat(later.why().code()).isEqualTo(code);
    assertThat(later.why().kind()).isEqualTo(FailureKind.TARGET);
    assertThat(later.notBefore()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/status/400, HTTP_400",
    "/status/401, HTTP_401",
    "/status/404, HTTP_404",
    "/status/410, HTTP_410",
    "/status/300, HTTP_300",
    "/status/501, HTTP_501",
    "/status/505, HTTP_505",
    "/204, EMPTY_BODY",
    "/empty, EMPTY_BODY",
    "/gzip-empty, EMPTY_BODY",
    "/huge, BODY_TOO_LARGE",
    "/gzip-bomb, BODY_TOO_LARGE",
    "/gzip-corrupt, BAD_ENCODING",
    "/binary, UNSUPPORTED_CONTENT",
    "/pdf, UNSUPPORTED_CONTENT",
    "/png, UNSUPPORTED_CONTENT",
    "/svg, UNSUPPORTED_CONTENT",
    "/loop, REDIRECT_LOOP",
    "/chain/4, TOO_MANY_REDIRECTS",
    "/to-private, ADDRESS_REFUSED",
    "/to-ftp, BAD_REDIRECT",
    "/to-bad, BAD_REDIRECT",
    "/to-nowhere, BAD_REDIRECT",
    "/to-password, BAD_REDIRECT",
  })
  void whatWillNotPassIsNever(String path, String code) throws InterruptedException {
    assertThat(never(scraper.fetch(web.url(path)))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"/429-seconds, 120", "/429-date, 60"})
  void theSiteSaysWhen(String path, int seconds) throws InterruptedException {
    Later later = (Later) scraper.fetch(web.url(path));

    assertThat(later.notBefore())
        .isEqualTo(Instant.parse("2026-01-02T00:00:00Z").plusSeconds(seconds));
  }

  @Test
  void troubleThatPassesIsAPageTheNextTime() throws InterruptedException {
    assertThat(scraper.fetch(web.url("/503-once"))).isInstanceOf(Later.class);
    assertThat(scraper.fetch(web.url("/503-once"))).isInstanceOf(Fetched.class);
  }

  @Test
  void redirectsEndAtTheirPage() throws InterruptedException {
    Fetched page = (Fetched) scraper.fetch(web.url("/chain/3"));

    assertThat(page.url()).isEqualTo(web.url("/page"));
    assertThat(page.redirects()).isEqualTo(3);
    assertThat(((Fetched) scraper.fetch(web.url("/to-page"))).url()).isEqualTo(web.url("/page"));
  }

  /// The name is good at the first hop and bad at the second.
  @Test
  void everyHopIsJudgedAnew() throws InterruptedException {
    GuardedClient.Resolver moving =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral(web.timesAsked("/to-page") == 0 ? "127.0.0.1" : "127.0.0.2")
            };
    try (GuardedClient careful = new GuardedClient(LOOPBACK, moving)) {
      URI start = web.url("moving.example", "/to-page");

      assertThat(never(new Scraper(careful, settings(), time).fetch(start)))
          .isEqualTo("ADDRESS_REFUSED");
      assertThat(web.timesAsked("/page")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data"})
  void addressesInsideAreNever(String url) throws InterruptedException {
    assertThat(never(scraper.fetch(URI.create(url)))).isEqualTo("ADDRESS_REFUSED");
  }

  static String never(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Never.class);
    return ((Never) fetch).why().code();
  }
}
