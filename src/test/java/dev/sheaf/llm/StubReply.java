package dev.sheaf.llm;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Writes HTTP replies of [StubProvider].
final class StubReply {

  private StubReply() {}

  static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    text(exchange, status, "application/json", body.toString());
  }

  static void text(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /// Writes lines one after the other, as a stream of unknown length.
  static void lines(HttpExchange exchange, List<String> lines) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-jsonl");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Announces more than it writes, and closes the connection.
  static void brokenOff(HttpExchange exchange, String beginning) throws IOException {
    byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length + 1_000L);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
