package dev.sheaf.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/// A small coffee roaster's site on loopback: every kind of page that a batch tells apart, and one
/// that is gone.
public final class SampleSite implements AutoCloseable {

  private static final List<String> PAGES =
      List.of(
          "index",
          "water",
          "cold-brew",
          "best-kettles",
          "acme-vs-northwind",
          "harbour-opening",
          "grind-guide",
          "api",
          "shop",
          "quay-blend",
          "pricing",
          "descale",
          "jobs",
          "kaffeewasser");
  private static final int NOT_FOUND = 404;

  private final HttpServer server;

  private SampleSite(HttpServer server) {
    this.server = server;
  }

  public static SampleSite start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", SampleSite::answer);
    server.start();
    return new SampleSite(server);
  }

  /// The paths of its pages; the last one does not exist.
  public List<String> paths() {
    List<String> paths = new java.util.ArrayList<>();
    PAGES.forEach(page -> paths.add(page.equals("index") ? "/" : "/" + page));
    paths.add("/closed-for-good");
    return paths;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      String page = path.isEmpty() ? "index" : path;
      byte[] body = PAGES.contains(page) ? read(page) : null;
      if (body == null) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] read(String page) throws IOException {
    try (InputStream in = SampleSite.class.getResourceAsStream("/demo/" + page + ".html")) {
      if (in == null) {
        throw new IOException("the page " + page + " is not in the jar");
      }
      return in.readAllBytes();
    }
  }
}
