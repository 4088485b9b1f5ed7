package dev.sheaf;

import dev.sheaf.cli.ExtractCommand;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Urls;
import dev.sheaf.extract.Page;
import dev.sheaf.scrape.Fetch;
import dev.sheaf.scrape.ScrapeSettings;
import dev.sheaf.scrape.Scraper;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Map;

/// Gives `./sheaf extract` the web: addresses are fetched as a batch would fetch them.
final class ExtractPages {

  private ExtractPages() {}

  static ExtractCommand command() {
    return new ExtractCommand(ExtractPages::fetch, Time.system());
  }

  private static Page fetch(String url) throws IOException {
    Settings settings = Settings.read(Map.of(), System.getenv(), null);
    AddressPolicy addresses =
        new AddressPolicy(
            settings.list(Option.ALLOW_NETWORKS).stream()
                .map(dev.sheaf.egress.Cidr::parse)
                .toList());
    URI address =
        Urls.parse(url).orElseThrow(() -> new IOException("is no absolute http or https URL"));
    try (GuardedClient client = new GuardedClient(addresses)) {
      return switch (new Scraper(client, ScrapeSettings.DEFAULT, Time.system()).fetch(address)) {
        case Fetch.Fetched page -> Page.parse(page.body(), page.charset(), page.url().toString());
        case Fetch.Later later -> throw new IOException(later.why().message());
        case Fetch.Never never -> throw new IOException(never.why().message());
      };
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }
}
