package dev.sheaf.airops;

import dev.sheaf.airops.AiropsJob.Item;
import dev.sheaf.egress.Urls;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Pace;
import dev.sheaf.engine.Policy;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import dev.sheaf.scrape.Fetch;
import dev.sheaf.scrape.Scraper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first phase: fetch the page and keep it, compressed, for the phases after.
final class Scraping implements ItemStage<Item, Scraping.Page> {

  static final String NAME = "scraping";

  /// Counts the URLs that are well-formed but not called; they are submitted but not valid (6.9).
  static final String INVALID = "invalid";

  /// The most pages in memory on their way in.
  private static final Lane ALL = Lane.of("scraping", 96);

  private static final Policy POLICY =
      Policy.DEFAULT
          .withAttempts(4, Duration.ofSeconds(1))
          .withDeadline(Duration.ofMinutes(3))
          .withWindow(48);

  private final Scraper scraper;

  Scraping(Scraper scraper) {
    this.scraper = scraper;
  }

  /// Where the page was found; its body is kept beside the result.
  record Page(String url, String foundAt, @Nullable String charset) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Item> input() {
    return Item.class;
  }

  @Override
  public Class<Page> output() {
    return Page.class;
  }

  @Override
  public Policy policy() {
    return POLICY;
  }

  @Override
  public List<Lane> lanes(Item item) {
    return Urls.parse(item.url()).map(this::lanes).orElse(List.of(ALL));
  }

  private List<Lane> lanes(URI url) {
    String host = url.getRawAuthority();
    HostPace pace = new HostPace(scraper, url.resolve("/"));
    return List.of(ALL, new Lane("host " + host, scraper.settings().perHost(), pace));
  }

  /// As its robots.txt asks, once that is known. Equal for all pages of a site.
  private record HostPace(Scraper scraper, URI site) implements Pace {

    @Override
    public Duration gap() {
      return scraper.gap(site);
    }
  }

  @Override
  public Outcome<Page> attempt(Attempt<Item> attempt) throws InterruptedException {
    String url = attempt.input().url();
    URI parsed = Urls.parse(url).orElse(null);
    if (parsed == null) {
      return invalid("The URL is not an absolute http or https URL");
    }
    return switch (scraper.fetch(parsed)) {
      case Fetch.Fetched page ->
          new Outcome.Done<>(
              new Page(url, page.url().toString(), page.charset()),
              true,
              Packed.pack(page.body()),
              Spent.NOTHING);
      case Fetch.Later(Failure why, Instant notBefore) -> Outcome.retryAt(why, notBefore);
      case Fetch.Never(Failure why) when why.code().equals("ADDRESS_REFUSED") ->
          invalid(why.message());
      case Fetch.Never(Failure why) -> Outcome.giveUp(why);
    };
  }

  private static Outcome<Page> invalid(String message) {
    return new Outcome.GiveUp<>(Failure.caller("INVALID_URL", message), Spent.counting(INVALID));
  }
}
