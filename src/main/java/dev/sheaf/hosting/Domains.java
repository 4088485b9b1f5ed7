package dev.sheaf.hosting;

import dev.sheaf.time.Time;
import dev.sheaf.website.ManagedSites;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Which website a domain is, remembered for some seconds: it is asked at every request.
public final class Domains {

  private static final long BELIEVED_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int KNOWN_MAX = 10_000;

  /// Names that can be no website's: addresses, and names without a dot.
  private static final Pattern NO_DOMAIN = Pattern.compile("[0-9.]+|\\[.*|[^.]*|.*\\.localhost");

  private final ManagedSites sites;
  private final Time time;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public Domains(ManagedSites sites, Time time) {
    this.sites = sites;
    this.time = time;
  }

  private record Known(Optional<String> website, long askedAt) {}

  /// Whether a website could have the name.
  public static boolean canBe(String host) {
    return !NO_DOMAIN.matcher(host).matches();
  }

  Optional<String> website(String host) {
    if (!canBe(host)) {
      return Optional.empty();
    }
    long now = time.nanos();
    Known have = known.get(host);
    if (have != null && now - have.askedAt < BELIEVED_NANOS) {
      return have.website;
    }
    if (known.size() >= KNOWN_MAX) {
      known.clear();
    }
    Optional<String> website = sites.ofDomain(host);
    known.put(host, new Known(website, now));
    return website;
  }
}
