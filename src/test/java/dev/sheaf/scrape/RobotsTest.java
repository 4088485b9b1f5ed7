package dev.sheaf.scrape;

import static dev.sheaf.scrape.ScraperTest.never;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.egress.GuardedClient;
import dev.sheaf.scrape.Fetch.Fetched;
import dev.sheaf.scrape.Fetch.Later;
import dev.sheaf.scrape.MisbehavingWeb.RobotsTxt;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class RobotsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  private final MisbehavingWeb web = new MisbehavingWeb();
  private final SettableTime time = new SettableTime(NOW.toString());
  private final GuardedClient client = new GuardedClient(ScraperTest.LOOPBACK);
  private final Scraper scraper = new Scraper(client, ScraperTest.settings(), time);

  @AfterEach
  void close() {
    client.close();
    web.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = RobotsTxt.class,
      names = {"ALLOW_ALL", "DISALLOW_PRIVATE", "NOT_FOUND", "REDIRECT", "REDIRECT_LOOP", "HUGE"})
  void allowsThePage(RobotsTxt robots) throws InterruptedException {
    web.robots(robots);

    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Fetched.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = RobotsTxt.class,
      names = {"DISALLOW_PRIVATE", "DISALLOW_US", "REDIRECT", "HUGE"})
  void refusesThePageUnasked(RobotsTxt robots) throws InterruptedException {
    web.robots(robots);

    assertThat(never(scraper.fetch(web.url("/private/x")))).isEqualTo("ROBOTS_DENIED");
    assertThat(web.timesAsked("/private/x")).isZero();
  }

  @Test
  void theLongerRuleWins() throws InterruptedException {
    web.robots(RobotsTxt.DISALLOW_PRIVATE);

    assertThat(never(scraper.fetch(web.url("/private/open")))).isEqualTo("HTTP_404");
  }

  @Test
  void aSiteThatCannotBeAskedIsForLater() throws InterruptedException {
    web.robots(RobotsTxt.TROUBLE);
    Later later = (Later) scraper.fetch(web.url("/page"));

    assertThat(later.why().code()).isEqualTo("ROBOTS_UNAVAILABLE");
    assertThat(later.notBefore()).isEqualTo(NOW.plusSeconds(5));
    assertThat(web.timesAsked("/page")).isZero();
  }

  @Test
  void aBrokenConnectionIsForLater() throws InterruptedException {
    web.robots(RobotsTxt.BROKEN_OFF);
    Later later = (Later) scraper.fetch(web.url("/page"));

    assertThat(later.why().code()).isEqualTo("CONNECTION_LOST");
  }

  @Test
  void aBusySiteSaysWhen() throws InterruptedException {
    web.robots(RobotsTxt.BUSY);

    assertThat(((Later) scraper.fetch(web.url("/page"))).notBefore())
        .isEqualTo(NOW.plusSeconds(90));
    time.advance(Duration.ofSeconds(89));
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Later.class);
    assertThat(web.timesAsked("/robots.txt")).isEqualTo(1);
  }

  @Test
  void troubleIsForgottenSoon() throws InterruptedException {
    web.robots(RobotsTxt.TROUBLE);
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Later.class);

    web.robots(RobotsTxt.ALLOW_ALL);
    time.advance(Duration.ofSeconds(5));
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Fetched.class);
  }

  @Test
  void rulesAreKeptForAnHour() throws InterruptedException {
    web.robots(RobotsTxt.ALLOW_ALL);
    scraper.fetch(web.url("/page"));
    web.robots(RobotsTxt.DISALLOW_US);

    time.advance(Duration.ofMinutes(59));
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Fetched.class);
    assertThat(web.timesAsked("/robots.txt")).isEqualTo(1);
    time.advance(Duration.ofMinutes(1));
    assertThat(never(scraper.fetch(web.url("/page")))).isEqualTo("ROBOTS_DENIED");
  }

  @Test
  void theDelayASiteAsksForIsKeptOnceItIsKnown() throws InterruptedException {
    web.robots(RobotsTxt.DELAY);
    assertThat(scraper.gap(web.url("/page"))).isEqualTo(ScraperTest.settings().gap());
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Fetched.class);
    assertThat(scraper.gap(web.url("/other"))).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void aDelayOfADayIsNoRefusalAndNotKeptToTheLetter() throws InterruptedException {
    web.robots(RobotsTxt.LONG_DELAY);
    assertThat(scraper.fetch(web.url("/page"))).isInstanceOf(Fetched.class);
    assertThat(scraper.gap(web.url("/page"))).isEqualTo(Duration.ofSeconds(30));
  }

  /// The rules are remembered, so a redirect within the site does not ask again.
  @Test
  void aSiteIsAskedOnce() throws InterruptedException {
    web.robots(RobotsTxt.DISALLOW_PRIVATE);
    scraper.fetch(web.url("/to-page"));

    assertThat(web.asked()).containsExactly("/robots.txt", "/to-page", "/page");
  }

  @Test
  void theOperatorMayTurnItOff() throws InterruptedException {
    web.robots(RobotsTxt.DISALLOW_US);
    ScrapeSettings s = ScraperTest.settings();
    ScrapeSettings off =
        new ScrapeSettings(s.userAgent(), false, s.redirectMax(), s.perHost(), s.gap(), s.limits());

    assertThat(new Scraper(client, off, time).fetch(web.url("/page"))).isInstanceOf(Fetched.class);
    assertThat(web.timesAsked("/robots.txt")).isZero();
  }
}
