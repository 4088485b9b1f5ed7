package dev.sheaf.survival;

import dev.sheaf.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A Sheaf server as a process of its own.
final class ServerProcess implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<String> command;
  private final Path log;
  private final int port;
  private @Nullable Process process;

  ServerProcess(Path log, String... options) throws IOException {
    this.port = freePort();
    this.log = log;
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
    if (System.getProperty("sheaf.soak.urls") == null) {
      command.add("-XX:TieredStopAtLevel=1"); // starts sooner; a soak runs as users run it
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.sheaf.Sheaf", "serve"));
    command.addAll(List.of("--port", String.valueOf(port), "--api-key", TestServer.KEY));
    command.addAll(List.of("--allow-networks", "127.0.0.0/8", "--host-concurrency", "8"));
    command.addAll(List.of("--lindo-requests-per-minute", "0", "--lindo-requests-per-hour", "0"));
    command.addAll(List.of(options));
  }

  ServerProcess start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return this;
  }

  /// Until it answers that it is ready.
  void awaitReady() throws IOException {
    long start = System.nanoTime();
    long end = start + READY_MAX.toNanos();
    while (System.nanoTime() < end) {
      if (process == null || !process.isAlive()) {
        throw new AssertionError("the server ended; it said:\n" + lastLines());
      }
      try {
        if (status("/health/ready") == 200) {
          System.out.printf("ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
          return;
        }
      } catch (IOException _) {
        // not yet
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("the server is not ready; it said:\n" + lastLines());
  }

  /// What it said last.
  String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    if (process != null) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }

  JsonNode get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, Object body) throws IOException {
    String json = TestServer.JSON.writeValueAsString(body);
    return send(request(path).POST(BodyPublishers.ofString(json)).build());
  }

  private int status(String path) throws IOException {
    try {
      return http.send(request(path).GET().build(), BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException("HTTP " + response.statusCode() + ": " + response.body());
      }
      return TestServer.JSON.readTree(response.body());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TestServer.KEY);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// A graceful stop.
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
