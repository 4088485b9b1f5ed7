package dev.sheaf.scrape;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Limits;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.RetryAfter;
import dev.sheaf.egress.Urls;
import dev.sheaf.failure.Failure;
import dev.sheaf.scrape.Fetch.Later;
import dev.sheaf.scrape.Fetch.Never;
import dev.sheaf.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What sites say in their robots.txt, remembered for an hour each (RFC 9309). No file, or any 4xx
/// but 429, allows all; a site that cannot be asked is not fetched for now.
final class Robots {

  private static final Duration KEEP = Duration.ofHours(1);
  private static final Duration KEEP_TROUBLE = Duration.ofSeconds(5);
  private static final Duration CRAWL_DELAY_MAX = Duration.ofSeconds(30);
  private static final int ORIGINS_MAX = 10_000;
  private static final int REDIRECT_MAX = 5;
  private static final Limits LIMITS = Limits.DEFAULT.withBytes(512 << 10).cutting();

  private final GuardedClient client;
  private final ScrapeSettings settings;
  private final Time time;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);

  Robots(GuardedClient client, ScrapeSettings settings, Time time) {
    this.client = client;
    this.settings = settings;
    this.time = time;
  }

  /// Why the page may not be fetched, or nothing.
  Optional<Fetch> judge(URI url) throws InterruptedException {
    if (!settings.robots()) {
      return Optional.empty();
    }
    Known rules = rules(url);
    Failure trouble = rules.trouble();
    if (trouble != null) {
      return Optional.of(
          Scraper.isFinal(trouble) ? new Never(trouble) : new Later(trouble, rules.until()));
    }
    return rules.rules().isAllowed(url.toString())
        ? Optional.empty()
        : Optional.of(
            Scraper.never("ROBOTS_DENIED", "The site's robots.txt does not allow this page"));
  }

  /// The Crawl-delay that the site asks us for, at most [#CRAWL_DELAY_MAX]; nothing as long as its
  /// file is not known.
  Duration crawlDelay(URI url) {
    Known have = settings.robots() ? known.get(origin(url)) : null;
    long millis = have == null ? 0 : have.rules().getCrawlDelay();
    return millis <= 0 // also the library's value for "not set"
        ? Duration.ZERO
        : Duration.ofMillis(Math.min(millis, CRAWL_DELAY_MAX.toMillis()));
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private Known rules(URI url) throws InterruptedException {
    String origin = origin(url);
    Known have = known.get(origin);
    if (have != null && time.instant().isBefore(have.until())) {
      return have;
    }
    if (known.size() >= ORIGINS_MAX) {
      known.clear();
    }
    Known fresh = ask(URI.create(origin + "/robots.txt"));
    known.put(origin, fresh);
    return fresh;
  }

  private Known ask(URI url) throws InterruptedException {
    URI at = url;
    for (int hops = 0; hops <= REDIRECT_MAX; hops++) {
      Reply reply =
          client.call(
              Call.get(at).with(Headers.of("User-Agent", settings.userAgent())).with(LIMITS));
      if (!(reply instanceof Reply.Answered answer)) {
        return trouble(((Reply.Failed) reply).failure(), Headers.NONE);
      }
      if (answer.status() < 300 || answer.status() >= 400) {
        return judged(answer);
      }
      Optional<String> location = answer.headers().first("Location");
      if (location.isEmpty() || Urls.resolve(at, location.get()).isEmpty()) {
        return allowAll();
      }
      at = Urls.resolve(at, location.get()).get();
    }
    return allowAll();
  }

  private Known judged(Reply.Answered answer) {
    if (answer.status() >= 500 || answer.status() == 429) {
      return trouble(
          Failure.target("ROBOTS_UNAVAILABLE", "robots.txt answers HTTP " + answer.status()),
          answer.headers());
    }
    if (!answer.isSuccess()) {
      return allowAll();
    }
    BaseRobotRules rules =
        parser.parseContent("", answer.body(), "text/plain", List.of(robotName()));
    return new Known(rules, null, time.instant().plus(KEEP));
  }

  /// The product token of the user agent, which is what robots.txt addresses.
  private String robotName() {
    return settings.userAgent().split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private Known allowAll() {
    return new Known(
        new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, time.instant().plus(KEEP));
  }

  /// Remembered for a moment, or for as long as the site asks for.
  private Known trouble(Failure why, Headers headers) {
    Instant now = time.instant();
    Instant soon = now.plus(KEEP_TROUBLE);
    Instant asked = RetryAfter.parse(headers, now).orElse(soon);
    Instant until = asked.isAfter(soon) ? asked : soon;
    return new Known(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), why, until);
  }

  private record Known(BaseRobotRules rules, @Nullable Failure trouble, Instant until) {}
}
