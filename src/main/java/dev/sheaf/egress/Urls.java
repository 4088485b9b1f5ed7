package dev.sheaf.egress;

import java.net.IDN;
import java.net.Inet6Address;
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
    HttpUrl url = HttpUrl.get(uri);
    return url == null || isForbiddenLiteral(url, policy);
  }

  static boolean isForbiddenLiteral(HttpUrl url, AddressPolicy policy) {
    return isForbiddenLiteral(url.host(), policy);
  }

  /// The host as the HTTP library has it is judged, since that is where it will go; `java.net.URI`
  /// sees no host at all where a name has an underscore. A dot at the end changes nothing.
  private static boolean isForbiddenLiteral(String written, AddressPolicy policy) {
    String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return !policy.permits(InetAddress.getLoopbackAddress());
    }
    try {
      InetAddress literal = InetAddress.ofLiteral(host);
      return !policy.permits(literal) || !isPlain(host, literal);
    } catch (IllegalArgumentException _) {
      return looksNumeric(host);
    }
  }

  /// `0177.0.0.1` is 177.0.0.1 to the JDK and 127.0.0.1 to others.
  private static boolean isPlain(String host, InetAddress literal) {
    return literal instanceof Inet6Address || literal.getHostAddress().equals(host);
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
