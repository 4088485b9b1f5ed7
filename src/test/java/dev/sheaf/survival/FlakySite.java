package dev.sheaf.survival;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Many hosts, told apart by port, whose pages take their time; some are gone, some answer 503 at
/// first, some are slow, huge, or no page at all. What becomes of a page follows from its number.
final class FlakySite implements AutoCloseable {

  private static final int LATENCY_NANOS = 50_000_000;
  private static final int SLOW = 10;
  private static final int HUGE = 11 << 20;

  private final List<HttpServer> hosts = new ArrayList<>();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final List<String> events = new CopyOnWriteArrayList<>();

  FlakySite(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      HttpServer host =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
      host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      host.createContext("/page/", this::page);
      host.createContext("/hook", this::hook);
      host.start();
      hosts.add(host);
    }
  }

  List<Map<String, String>> items(int count) {
    List<Map<String, String>> items = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      items.add(Map.of("url", host(n) + "/page/" + n, "custom_id", String.valueOf(n)));
    }
    return items;
  }

  /// The failure that a page ends with, or nothing.
  static String failure(int n) {
    return switch (n % 100) {
      case 7 -> "HTTP 404 from origin";
      case 31 -> "The page is image/png, which is not read as a page";
      default -> n % 1_000 == 53 ? "The response is larger than 10,485,760 bytes" : "";
    };
  }

  /// The day a page says it was published.
  static String day(int n) {
    return "2026-01-%02d".formatted(1 + n % 28);
  }

  String hookUrl() {
    return host(0) + "/hook";
  }

  /// The bodies of the webhooks received, repeats included.
  List<String> events() {
    return events;
  }

  private String host(int n) {
    return "http://127.0.0.1:" + hosts.get(n % hosts.size()).getAddress().getPort();
  }

  private void page(HttpExchange exchange) throws IOException {
    try (exchange) {
      int n = Integer.parseInt(exchange.getRequestURI().getPath().substring(6));
      LockSupport.parkNanos(n % 100 == 61 ? SLOW * (long) LATENCY_NANOS : LATENCY_NANOS);
      switch (n % 100) {
        case 7 -> exchange.sendResponseHeaders(404, -1);
        case 31 -> send(exchange, "image/png", new byte[] {1, 2, 3});
        case 42 -> first503(exchange, n);
        default -> send(exchange, "text/html; charset=utf-8", n % 1_000 == 53 ? huge() : html(n));
      }
    }
  }

  private void first503(HttpExchange exchange, int n) throws IOException {
    if (asked.add(n)) {
      exchange.sendResponseHeaders(503, -1);
    } else {
      send(exchange, "text/html; charset=utf-8", html(n));
    }
  }

  private void hook(HttpExchange exchange) throws IOException {
    try (exchange) {
      events.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] html(int n) {
    return """
    <!doctype html><html lang="en"><head><title>Page %d</title>
    <meta property="article:published_time" content="%s">
    </head><body><article><h1>Page %d</h1>%s</article></body></html>
    """
        .formatted(
            n, day(n), n, "<p>Something was written here, and then some more of it.</p>".repeat(60))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] huge() {
    return new byte[HUGE];
  }

  @Override
  public void close() {
    hosts.forEach(host -> host.stop(0));
  }
}
