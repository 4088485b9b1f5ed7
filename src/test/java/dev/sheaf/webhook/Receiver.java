package dev.sheaf.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A real receiver on a loopback port. It writes down what it gets and answers as told: the
/// scripted statuses first, then 200.
final class Receiver implements AutoCloseable {

  /// Holds the answer back until the receiver closes.
  static final int NEVER = 0;

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Integer> script = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final byte @Nullable [] answer;

  Receiver() {
    this(0, null);
  }

  /// On a port of one's choice: to come back where another receiver was.
  Receiver(int port) {
    this(port, null);
  }

  /// With an answer of one's choice.
  Receiver(byte[] answer) {
    this(0, answer);
  }

  private Receiver(int port, byte @Nullable [] answer) {
    this.answer = answer;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /// One request as it came in.
  record Received(String path, Headers headers, byte[] bytes) {

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  Receiver answering(Integer... statuses) {
    script.addAll(List.of(statuses));
    return this;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> bodies() {
    return received.stream().map(Received::body).toList();
  }

  List<String> headers(String name) {
    return received.stream().map(request -> request.header(name)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer scripted = script.poll();
      int status = scripted == null ? 200 : scripted;
      received.add(
          new Received(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
      if (status == NEVER) {
        closed.await();
        return;
      }
      byte[] says = answer != null ? answer : ("I say " + status).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, says.length);
      exchange.getResponseBody().write(says);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
