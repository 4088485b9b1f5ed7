package dev.sheaf.asset;

import java.time.Duration;

/// How long things are kept and URLs are good (contract, 6.19).
public record AssetSettings(
    Duration uploadsKept, Duration outputsKept, Duration urlValid, Duration uploadValid) {

  public static final AssetSettings DEFAULT =
      new AssetSettings(
          Duration.ofDays(30), Duration.ofDays(30), Duration.ofHours(24), Duration.ofHours(1));

  public AssetSettings withKept(Duration kept) {
    return new AssetSettings(kept, kept, urlValid, uploadValid);
  }
}
