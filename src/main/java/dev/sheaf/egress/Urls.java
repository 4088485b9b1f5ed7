package dev.sheaf.egress;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/// What counts as a URL that we may be sent to.
public final class Urls {

  public static final int LENGTH_MAX = 8_192;

  private Urls() {}

  /// The URL with its host in ASCII, if it is absolute, http or https, without credentials.
  /// Browsers take more forms than `java.net.URI` does (spaces, unescaped brackets, other
  /// alphabets); so do we.
  public static Optional<URI> parse(String text) {
    if (text.length() > LENGTH_MAX || !hasHttpScheme(text)) {
      return Optional.empty();
    }
    HttpUrl url = HttpUrl.parse(text.strip());
    if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(url.newBuilder().fragment(null).build().uri());
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  /// Resolves a link against the page it stands on.
  public static Optional<URI> resolve(URI base, String link) {
    HttpUrl from = HttpUrl.get(base);
    HttpUrl to = from == null || link.length() > LENGTH_MAX ? null : from.resolve(link.strip());
    return to == null ? Optional.empty() : parse(to.toString());
  }

  /// Whether the host is written as an address that the policy refuses. A host name is judged when
  /// it is resolved, not here.
  public static boolean isForbiddenLiteral(URI uri, AddressPolicy policy) {
    String host = uri.getHost();
    if (host == null) {
      return true;
    }
    if (host.equalsIgnoreCase("localhost") || host.endsWith(".localhost")) {
      return !policy.permits(InetAddress.getLoopbackAddress());
    }
    try {
      InetAddress literal = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
      return !policy.permits(literal);
    } catch (IllegalArgumentException _) {
      return looksNumeric(host);
    }
  }

  /// `2130706433`, `0x7f.1`, `0177.0.0.1`: addresses to some resolvers, names to others, honest to
  /// none.
  static boolean looksNumeric(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return last.matches("(?i)[0-9]+|0x[0-9a-f]*");
  }

  /// The host in its ASCII form.
  public static String asciiHost(String host) {
    return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
  }

  private static boolean hasHttpScheme(String text) {
    String start = text.strip();
    return start.regionMatches(true, 0, "http://", 0, 7)
        || start.regionMatches(true, 0, "https://", 0, 8);
  }
}
