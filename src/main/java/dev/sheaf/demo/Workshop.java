package dev.sheaf.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// What the demo's runs work on, on loopback: pictures, and an endpoint that weighs coffee and
/// fails at times.
public final class Workshop implements AutoCloseable {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int COLOURS = 100;

  private final HttpServer server;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  private Workshop(HttpServer server) {
    this.server = server;
  }

  public static Workshop start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Workshop workshop = new Workshop(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    workshop.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    workshop.server.createContext("/pictures/", Workshop::picture);
    workshop.server.createContext("/weigh", workshop::weigh);
    workshop.server.start();
    return workshop;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How often the endpoint was called.
  int calls() {
    return calls.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void picture(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().replaceAll("\\D", "");
      int number = name.isEmpty() || name.length() > 4 ? 0 : Integer.parseInt(name);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(drawn(number), "png", png);
      answer(exchange, 200, "image/png", png.toByteArray());
    }
  }

  private static BufferedImage drawn(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    Color from = Color.getHSBColor((float) number / COLOURS, 0.5f, 0.9f);
    Color to = Color.getHSBColor((float) number / COLOURS + 0.15f, 0.7f, 0.5f);
    canvas.setPaint(new GradientPaint(0, 0, from, WIDTH, HEIGHT, to));
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.dispose();
    return image;
  }

  /// The first call for every seventh bag fails, and every twentieth bag is refused.
  private void weigh(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int bag = Integer.parseInt(body.replaceAll("(?s).*\"bag\"\\s*:\\s*(\\d+).*", "$1"));
      int call = calls.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
      if (bag % 20 == 19) {
        json(exchange, 400, "{\"error\": \"bag " + bag + " is torn\"}");
      } else if (bag % 7 == 3 && call == 1) {
        json(exchange, 500, "{\"error\": \"the scale is stuck\"}");
      } else {
        json(exchange, 200, "{\"grams\": " + (240 + bag % 13) + "}");
      }
    }
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
