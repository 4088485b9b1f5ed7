package dev.sheaf.scrape;

import dev.sheaf.scrape.MisbehavingWeb.RobotsTxt;
import dev.sheaf.scrape.MisbehavingWeb.Wire;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What [MisbehavingWeb] does at which path.
final class Misdeeds {

  static final String TEXT = "Größe zählt: a page with some words on it, again and again. ";
  static final String PAGE =
      "<!doctype html><html><head><title>Page</title></head><body><p>"
          + TEXT.repeat(20)
          + "</p></body></html>";

  /// The date that `/429-date` names.
  static final String RETRY_DATE = "Fri, 02 Jan 2026 00:01:00 GMT";

  private static final byte[] BODY = PAGE.getBytes(StandardCharsets.UTF_8);
  private static final String HTML = "Content-Type: text/html; charset=utf-8";
  private static final int DRIP_MILLIS = 20;
  private static final int HUGE = 64 << 20;
  private static final byte[] BOMB = Encodings.gzip(new byte[8 << 20]);
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  private static final Map<String, Misdeed> ALL =
      Map.ofEntries(
          // honest
          Map.entry("/page", wire -> wire.full("200 OK", BODY, HTML)),
          Map.entry("/204", wire -> wire.head("204 No Content")),
          Map.entry("/empty", wire -> wire.full("200 OK", new byte[0], HTML)),
          // time
          Map.entry("/slow-headers", Wire::hold),
          Map.entry("/drip", Misdeeds::drip),
          // broken connections
          Map.entry("/cut", wire -> cut(wire, "Content-Length: 100000")),
          Map.entry("/cut-chunked", wire -> cut(wire, "Transfer-Encoding: chunked")),
          Map.entry("/reset", Wire::reset),
          Map.entry("/close", wire -> wire.socket().close()),
          // size
          Map.entry("/huge", Misdeeds::huge),
          Map.entry(
              "/huge-declared", wire -> wire.head("200 OK", HTML, "Content-Length: 99999999999")),
          Map.entry("/gzip-bomb", wire -> encoded(wire, "gzip", BOMB)),
          // encodings
          Map.entry("/gzip", wire -> encoded(wire, "gzip", Encodings.gzip(BODY))),
          Map.entry("/gzip-empty", wire -> encoded(wire, "gzip", new byte[0])),
          Map.entry(
              "/gzip-corrupt",
              wire -> encoded(wire, "gzip", Encodings.corrupt(Encodings.gzip(BODY)))),
          Map.entry(
              "/gzip-half", wire -> encoded(wire, "gzip", Encodings.half(Encodings.gzip(BODY)))),
          Map.entry("/gzip-not", wire -> encoded(wire, "gzip", BODY)),
          Map.entry("/gzip-cut", Misdeeds::gzipCut),
          Map.entry("/gzip-stalled", Misdeeds::gzipStalled),
          Map.entry("/deflate-stalled", Misdeeds::deflateStalled),
          Map.entry("/br", wire -> encoded(wire, "br", Encodings.brotli(BODY))),
          Map.entry("/br-not", wire -> encoded(wire, "br", BODY)),
          Map.entry("/deflate", wire -> encoded(wire, "deflate", Encodings.deflate(BODY, true))),
          Map.entry(
              "/deflate-raw", wire -> encoded(wire, "deflate", Encodings.deflate(BODY, false))),
          Map.entry("/deflate-not", wire -> encoded(wire, "deflate", BODY)),
          Map.entry("/zstd", wire -> encoded(wire, "zstd", PNG)),
          // types
          Map.entry("/charset-wrong", wire -> wire.full("200 OK", latin(), HTML)),
          Map.entry("/charset-unknown", wire -> typed(wire, "text/html; charset=klingon")),
          Map.entry("/charset-quoted", wire -> typed(wire, "Text/HTML ; Charset=\"ISO-8859-1\"")),
          Map.entry("/no-type", wire -> wire.full("200 OK", BODY)),
          Map.entry("/binary", wire -> wire.full("200 OK", PNG)),
          Map.entry(
              "/pdf",
              wire -> wire.full("200 OK", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII))),
          Map.entry("/png", wire -> wire.full("200 OK", PNG, "Content-Type: image/png")),
          Map.entry("/svg", wire -> typed(wire, "image/svg+xml")),
          Map.entry("/utf-16", wire -> wire.full("200 OK", PAGE.getBytes(StandardCharsets.UTF_16))),
          // redirects
          Map.entry("/loop", wire -> redirect(wire, "/loop-back")),
          Map.entry("/loop-back", wire -> redirect(wire, "/loop")),
          Map.entry("/to-page", wire -> redirect(wire, "page#part")),
          Map.entry("/to-private", wire -> redirect(wire, "http://10.0.0.1/")),
          Map.entry("/to-ftp", wire -> redirect(wire, "ftp://127.0.0.1/file")),
          Map.entry("/to-bad", wire -> redirect(wire, "http://[::bad/")),
          Map.entry("/to-nowhere", wire -> wire.full("302 Found", new byte[0])),
          Map.entry("/to-password", wire -> redirect(wire, "http://me:secret@127.0.0.1/")),
          Map.entry(
              "/robots-moved.txt", wire -> rules(wire, "User-agent: *\nDisallow: /private\n")),
          // refusals
          Map.entry("/429-seconds", wire -> wire.full("429 Slow Down", BODY, "Retry-After: 120")),
          Map.entry(
              "/429-date", wire -> wire.full("429 Slow Down", BODY, "Retry-After: " + RETRY_DATE)),
          Map.entry("/503-once", Misdeeds::onceUnavailable),
          // bad HTTP
          Map.entry("/bad-chunk", wire -> chunked(wire, "zz\r\nwhat\r\n0\r\n\r\n")),
          Map.entry("/bad-length", Misdeeds::badLength),
          Map.entry("/garbage", wire -> wire.raw("I am a teapot\r\n\r\n")),
          Map.entry("/not-http", wire -> wire.raw(PNG)),
          Map.entry(
              "/long-header", wire -> wire.full("200 OK", BODY, "X-Long: " + "a".repeat(1 << 20))));

  private Misdeeds() {}

  /// One way to misbehave.
  @FunctionalInterface
  interface Misdeed {
    void commit(Wire wire) throws IOException, InterruptedException;
  }

  /// `/status/418` answers with that status, `/chain/3` redirects three times.
  static Misdeed at(String path) {
    if (path.startsWith("/status/")) {
      return wire -> wire.full(path.substring(8) + " As Asked", BODY, HTML);
    }
    if (path.startsWith("/chain/")) {
      int left = Integer.parseInt(path.substring(7));
      return wire -> redirect(wire, left == 1 ? "/page" : "/chain/" + (left - 1));
    }
    return ALL.getOrDefault(path, wire -> wire.full("404 Not Found", BODY, HTML));
  }

  static void robots(RobotsTxt what, Wire wire) throws IOException {
    switch (what) {
      case ALLOW_ALL -> rules(wire, "User-agent: *\nDisallow:\n");
      case DISALLOW_PRIVATE ->
          rules(wire, "User-agent: *\nDisallow: /private\nAllow: /private/open\n");
      case DISALLOW_US ->
          rules(wire, "User-agent: sheaf\nDisallow: /\n\nUser-agent: *\nAllow: /\n");
      case DELAY -> rules(wire, "User-agent: *\nCrawl-delay: 2.5\nDisallow: /private\n");
      case LONG_DELAY -> rules(wire, "User-agent: *\nCrawl-delay: 86400\n");
      case NOT_FOUND -> wire.full("404 Not Found", BODY, HTML);
      case TROUBLE -> wire.full("500 Trouble", BODY, HTML);
      case BUSY -> wire.full("503 Busy", BODY, HTML, "Retry-After: 90");
      case REDIRECT -> redirect(wire, "/robots-moved.txt");
      case REDIRECT_LOOP -> redirect(wire, "/robots.txt");
      case HUGE -> rules(wire, "User-agent: *\nDisallow: /private\n" + "# more\n".repeat(200_000));
      case BROKEN_OFF -> wire.reset();
    }
  }

  private static void rules(Wire wire, String text) throws IOException {
    wire.full("200 OK", text.getBytes(StandardCharsets.UTF_8), "Content-Type: text/plain");
  }

  private static void encoded(Wire wire, String encoding, byte[] body) throws IOException {
    wire.full("200 OK", body, HTML, "Content-Encoding: " + encoding);
  }

  private static void typed(Wire wire, String type) throws IOException {
    wire.full("200 OK", BODY, "Content-Type: " + type);
  }

  private static void redirect(Wire wire, String location) throws IOException {
    wire.full("302 Found", new byte[0], "Location: " + location);
  }

  private static void chunked(Wire wire, String chunks) throws IOException {
    wire.head("200 OK", HTML, "Transfer-Encoding: chunked");
    wire.raw(chunks);
  }

  private static void badLength(Wire wire) throws IOException {
    wire.head("200 OK", HTML, "Content-Length: many");
    wire.raw(BODY);
  }

  private static void drip(Wire wire) throws IOException, InterruptedException {
    wire.head("200 OK", HTML, "Content-Length: 100000");
    while (wire.pause(DRIP_MILLIS)) {
      wire.raw("x");
    }
  }

  private static void cut(Wire wire, String framing) throws IOException {
    wire.head("200 OK", HTML, framing);
    wire.raw(framing.contains("chunked") ? "20\r\nabc" : "abc");
  }

  private static void huge(Wire wire) throws IOException {
    wire.head("200 OK", HTML);
    byte[] piece = "words ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    for (int sent = 0; sent < HUGE; sent += piece.length) {
      wire.raw(piece);
    }
  }

  private static void gzipCut(Wire wire) throws IOException {
    wire.head("200 OK", HTML, "Content-Encoding: gzip", "Content-Length: 100000");
    wire.raw(Encodings.half(Encodings.gzip(BODY)));
  }

  private static void gzipStalled(Wire wire) throws IOException, InterruptedException {
    wire.head("200 OK", HTML, "Content-Encoding: gzip", "Content-Length: 100000");
    wire.raw(Encodings.half(Encodings.gzip(BODY)));
    wire.hold();
  }

  private static void deflateStalled(Wire wire) throws IOException, InterruptedException {
    wire.head("200 OK", HTML, "Content-Encoding: deflate", "Content-Length: 100000");
    wire.hold();
  }

  private static void onceUnavailable(Wire wire) throws IOException {
    wire.full(wire.nth() == 1 ? "503 Unavailable" : "200 OK", BODY, HTML);
  }

  private static byte[] latin() {
    return PAGE.getBytes(Charset.forName("windows-1252"));
  }
}
