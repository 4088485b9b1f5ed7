package dev.sheaf.scrape;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.Reply.Answered;
import dev.sheaf.egress.RetryAfter;
import dev.sheaf.egress.Urls;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureKind;
import dev.sheaf.scrape.Fetch.Fetched;
import dev.sheaf.scrape.Fetch.Later;
import dev.sheaf.scrape.Fetch.Never;
import dev.sheaf.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fetches one page: asks robots.txt, follows redirects hop by hop, and judges what comes back.
public final class Scraper {

  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1";
  private static final Set<String> TAKEN =
      Set.of(
          "text/html",
          "application/xhtml+xml",
          "application/xml",
          "text/xml",
          "text/plain",
          "text/markdown");

  private static final int SNIFFED = 1_445;

  private final GuardedClient client;
  private final ScrapeSettings settings;
  private final Robots robots;
  private final Time time;

  public Scraper(GuardedClient client, ScrapeSettings settings, Time time) {
    this.client = client;
    this.settings = settings;
    this.time = time;
    this.robots = new Robots(client, settings, time);
  }

  public ScrapeSettings settings() {
    return settings;
  }

  /// How far apart fetches of the URL's host start: as configured, or as its robots.txt asks once
  /// that is known.
  public Duration gap(URI url) {
    Duration asked = robots.crawlDelay(url);
    return asked.compareTo(settings.gap()) > 0 ? asked : settings.gap();
  }

  public Fetch fetch(URI start) throws InterruptedException {
    Set<URI> seen = new HashSet<>();
    URI url = start;
    for (int hops = 0; hops <= settings.redirectMax(); hops++) {
      if (!seen.add(url)) {
        return never("REDIRECT_LOOP", "The page redirects in a circle");
      }
      Optional<Fetch> denied = robots.judge(url);
      if (denied.isPresent()) {
        return denied.get();
      }
      Reply reply = client.call(request(url));
      if (!(reply instanceof Answered answer) || !isRedirect(answer)) {
        return judge(url, reply, hops);
      }
      Optional<URI> next = answer.headers().first("Location").flatMap(new Base(url)::resolve);
      if (next.isEmpty()) {
        return never(
            "BAD_REDIRECT", "The page redirects to something that is no http or https URL");
      }
      url = next.get();
    }
    return never(
        "TOO_MANY_REDIRECTS", "The page redirects more than " + settings.redirectMax() + " times");
  }

  private record Base(URI url) {
    Optional<URI> resolve(String link) {
      return Urls.resolve(url, link);
    }
  }

  private Call request(URI url) {
    return Call.get(url)
        .with(
            Headers.of(
                "User-Agent",
                settings.userAgent(),
                "Accept",
                ACCEPT,
                "Accept-Language",
                "en;q=0.9,*;q=0.5"))
        .with(settings.limits());
  }

  private static boolean isRedirect(Answered answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private Fetch judge(URI url, Reply reply, int hops) {
    return switch (reply) {
      case Reply.Failed(Failure why) -> isFinal(why) ? new Never(why) : new Later(why, null);
      case Answered answer when answer.isSuccess() -> page(url, answer, hops);
      case Answered answer -> refusal(answer);
    };
  }

  /// Trouble on the way may pass; a page that is too large or an address we do not call will not.
  static boolean isFinal(Failure why) {
    return why.kind() == FailureKind.CALLER
        || switch (why.code()) {
          case "BODY_TOO_LARGE", "BAD_URL", "BAD_ENCODING", "TLS_FAILED" -> true;
          default -> false;
        };
  }

  private Fetch refusal(Answered answer) {
    int status = answer.status();
    Failure why = Failure.target("HTTP_" + status, "HTTP " + status + " from origin");
    boolean mayPass = status == 408 || status == 425 || status == 429 || status >= 500;
    return mayPass && status != 501 && status != 505
        ? new Later(why, RetryAfter.parse(answer.headers(), time.instant()).orElse(null))
        : new Never(why);
  }

  private static Fetch page(URI url, Answered answer, int hops) {
    if (answer.status() == 204 || answer.body().length == 0) {
      return never("EMPTY_BODY", "HTTP " + answer.status() + " with an empty body from origin");
    }
    String declared = answer.headers().first("Content-Type").orElse("");
    String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty()) {
      type = looksLikeText(answer.body()) ? "text/html" : "application/octet-stream";
    }
    if (!isTaken(type)) {
      return never(
          "UNSUPPORTED_CONTENT",
          "The page is " + printable(type) + ", which is not read as a page");
    }
    return new Fetched(url, answer.status(), type, charset(declared), answer.body(), hops);
  }

  private static boolean isTaken(String type) {
    return TAKEN.contains(type) || (type.endsWith("+xml") && !type.startsWith("image/"));
  }

  private static @Nullable String charset(String contentType) {
    for (String part : contentType.split(";", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("charset")) {
        return pair[1].strip().replaceAll("[\"']", "");
      }
    }
    return null;
  }

  /// Without a declared type: text has no such control characters near its start as pictures and
  /// archives have (the rule of the WHATWG MIME sniffing standard); UTF-16 says so at the start.
  private static boolean looksLikeText(byte[] body) {
    if (startsWith(body, 0xfe, 0xff) || startsWith(body, 0xff, 0xfe)) {
      return true;
    }
    for (int i = 0; i < Math.min(SNIFFED, body.length); i++) {
      if (body[i] >= 0 && body[i] < 0x20 && "\t\n\f\r\u001b".indexOf(body[i]) < 0) {
        return false;
      }
    }
    return !startsWith(body, '%', 'P', 'D', 'F', '-');
  }

  private static boolean startsWith(byte[] body, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= body.length || (body[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String type) {
    return type.length() > 80 ? "of an odd type" : type.replaceAll("[^\\x20-\\x7e]", "?");
  }

  static Never never(String code, String message) {
    return new Never(Failure.target(code, message));
  }
}
