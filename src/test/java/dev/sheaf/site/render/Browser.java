package dev.sheaf.site.render;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Headless Chromium, spoken to in its DevTools protocol: one tab, opened once.
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Path profile;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String session;
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  Browser() throws IOException, InterruptedException {
    profile = Files.createTempDirectory("sheaf-chromium");
    process =
        new ProcessBuilder(
                program(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket = client.newWebSocketBuilder().buildAsync(URI.create(address()), new Listener()).join();
    session = attach();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
  }

  /// Opens the page at this width and waits until it and all it needs is there.
  void open(URI page, int width, boolean dark) {
    complaints.clear();
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    loaded = new CompletableFuture<>();
    call("Page.navigate", Map.of("url", page.toString()));
    loaded.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// The value of an expression, awaited if it is a promise.
  JsonNode evaluate(String script) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException("the page's script failed: " + answer);
    }
    return answer.path("result").path("value");
  }

  /// What the console has said since the page was opened, dialogs included.
  List<String> complaints() {
    return complaints;
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    return send(Map.of("method", method, "params", parameters, "sessionId", session));
  }

  private JsonNode send(Map<String, Object> message) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    Map<String, Object> whole = new HashMap<>(message);
    whole.put("id", id);
    socket.sendText(MAPPER.writeValueAsString(whole), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private String attach() {
    String target =
        send(Map.of("method", "Target.createTarget", "params", Map.of("url", "about:blank")))
            .path("targetId")
            .asString();
    return send(Map.of(
            "method",
            "Target.attachToTarget",
            "params",
            Map.of("targetId", target, "flatten", true)))
        .path("sessionId")
        .asString();
  }

  private void received(JsonNode message) {
    CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt(0));
    if (answer != null) {
      if (message.has("error")) {
        answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
      } else {
        answer.complete(message.path("result"));
      }
      return;
    }
    switch (message.path("method").asString("")) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Log.entryAdded",
          "Runtime.consoleAPICalled",
          "Runtime.exceptionThrown",
          "Page.javascriptDialogOpening" ->
          complaints.add(message.path("params").toString());
      default -> {}
    }
  }

  /// Chromium writes the port it has taken, and the path of its socket, to its first lines of
  /// output.
  private String address() throws IOException, InterruptedException {
    CompletableFuture<String> found = new CompletableFuture<>();
    CountDownLatch reading = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          reading.countDown();
          try (Stream<String> lines = process.inputReader().lines()) {
            lines
                .filter(line -> line.startsWith("DevTools listening on "))
                .forEach(line -> found.complete(line.substring(22).strip()));
          }
          found.completeExceptionally(new IllegalStateException("Chromium has ended"));
        });
    reading.await();
    return found.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static String program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("these tests need Chromium: apt-get install chromium"));
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    client.close();
    List<ProcessHandle> helpers = new ArrayList<>(process.descendants().toList());
    process.destroy();
    process.onExit().join();
    helpers.forEach(helper ->
        helper.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> helper).join());
    FileSystemUtils.deleteRecursively(profile);
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        received(MAPPER.readTree(whole));
      }
      from.request(1);
      return null;
    }
  }
}
