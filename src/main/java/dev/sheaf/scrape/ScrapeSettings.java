package dev.sheaf.scrape;

import dev.sheaf.egress.Limits;
import java.time.Duration;

/// How pages are fetched. `perHost` fetches of one host run at once, their starts `gap` apart.
public record ScrapeSettings(
    String userAgent, boolean robots, int redirectMax, int perHost, Duration gap, Limits limits) {

  public static final ScrapeSettings DEFAULT =
      new ScrapeSettings(
          "Sheaf/0.1 (+https://github.com/sheaf-dev/sheaf)",
          true,
          10,
          2,
          Duration.ZERO,
          Limits.DEFAULT);

  public ScrapeSettings {
    if (userAgent.isBlank() || userAgent.length() > 256) {
      throw new IllegalArgumentException("userAgent must have 1 to 256 characters");
    }
    if (redirectMax < 0 || redirectMax > 50) {
      throw new IllegalArgumentException("redirectMax is " + redirectMax + ", must be 0 to 50");
    }
    if (perHost < 1) {
      throw new IllegalArgumentException("perHost is " + perHost + ", must be at least 1");
    }
  }
}
