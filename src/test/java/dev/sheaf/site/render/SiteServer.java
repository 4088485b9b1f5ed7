package dev.sheaf.site.render;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// Serves websites on a loopback port as a host would, with the policy they promise to obey.
final class SiteServer implements AutoCloseable {

  private final HttpServer server;
  private final List<String> missing = new CopyOnWriteArrayList<>();

  SiteServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  void serve(String folder, Map<String, SiteFile> files) {
    server.createContext("/" + folder + "/", exchange -> answer(exchange, folder, files));
  }

  /// What was asked for and is not there.
  List<String> missing() {
    return missing;
  }

  private void answer(HttpExchange exchange, String folder, Map<String, SiteFile> files)
      throws IOException {
    String name = exchange.getRequestURI().getPath().substring(folder.length() + 2);
    String file = name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
    boolean isThere = files.containsKey(file);
    if (!isThere) {
      missing.add(exchange.getRequestURI().toString());
    }
    SiteFile found = Objects.requireNonNull(files.get(isThere ? file : SiteFiles.NOT_FOUND));
    exchange.getResponseHeaders().set("Content-Type", found.contentType());
    exchange.getResponseHeaders().set("Content-Security-Policy", SiteFiles.SECURITY_POLICY);
    exchange.sendResponseHeaders(isThere ? 200 : 404, found.content().length);
    exchange.getResponseBody().write(found.content());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
