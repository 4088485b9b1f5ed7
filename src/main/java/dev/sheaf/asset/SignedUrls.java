package dev.sheaf.asset;

import dev.sheaf.secret.Signer;
import dev.sheaf.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// URLs that let whoever holds one read an asset, or write its bytes, until they expire:
/// `{base}/files/{id}?expires={unix seconds}&signature={…}`. The signature covers the method, the
/// id and the expiry, so none of them can be changed.
public final class SignedUrls {

  public static final String PATH = "/files/";

  private static final String PURPOSE = "asset url";
  private static final Pattern FORM =
      Pattern.compile(
          "https?://[^/?#]{1,255}(?:/[^?#]{1,255})?"
              + "/files/([0-9a-f-]{36})\\?expires=(\\d{1,12})&signature=([A-Za-z0-9_-]{43})");

  private final Signer signer;
  private final Supplier<String> base;
  private final Time time;

  /// @param base where this server is reached from outside, `https://runs.example.com`; asked for
  ///   at each URL, because the port may be known only once the server runs
  public SignedUrls(Signer signer, Supplier<String> base, Time time) {
    this.signer = signer;
    this.base = base;
    this.time = time;
  }

  public URI get(AssetId asset, Duration valid) {
    return url("GET", asset, valid);
  }

  URI put(AssetId asset, Duration valid) {
    return url("PUT", asset, valid);
  }

  private URI url(String method, AssetId asset, Duration valid) {
    long expires = time.instant().plus(valid).getEpochSecond();
    String signature = signer.sign(PURPOSE, signed(method, asset, expires));
    return URI.create(start() + PATH + asset + "?expires=" + expires + "&signature=" + signature);
  }

  /// Whether this is a good signature that has not expired. `method` is `GET` (also for `HEAD`) or
  /// `PUT`.
  public boolean permits(String method, AssetId asset, long expires, String signature) {
    return time.instant().isBefore(Instant.ofEpochSecond(expires))
        && signer.isSignature(PURPOSE, signed(method, asset, expires), signature);
  }

  /// The asset that one of our own URLs lets its holder read; empty for any other URL. What runs
  /// here need not go through the network, where our own address may be forbidden. The host is not
  /// compared: nodes may be known by different names, and the signature is what counts.
  public Optional<AssetId> readable(String url) {
    Matcher parts = FORM.matcher(url);
    return parts.matches() ? readable(parts) : Optional.empty();
  }

  private Optional<AssetId> readable(Matcher parts) {
    return AssetId.ofText(parts.group(1))
        .filter(id -> permits("GET", id, Long.parseLong(parts.group(2)), parts.group(3)));
  }

  private String start() {
    return base.get().replaceAll("/+$", "");
  }

  private static String signed(String method, AssetId asset, long expires) {
    return method + " " + asset + " " + expires;
  }
}
