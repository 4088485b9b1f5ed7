package dev.sheaf;

import dev.sheaf.engine.Invariants;
import dev.sheaf.settings.Settings;
import dev.sheaf.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server on a port of its own and a database of its own, with a client that talks to it
/// over HTTP.
public final class TestServer implements AutoCloseable {

  public static final String KEY = "test_key_0123456789";
  public static final JsonMapper JSON = JsonMapper.shared();

  private final TestDatabase database = TestDatabase.create();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Server server;

  public TestServer(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("port", "0");
    all.putIfAbsent("api-key", KEY);
    all.putIfAbsent("allow-networks", "127.0.0.0/8");
    all.putIfAbsent("log-level", "warn");
    // A test polls faster than a client may.
    all.putIfAbsent("requests-per-minute", "1000000");
    all.putIfAbsent("lindo-requests-per-minute", "0");
    all.putIfAbsent("lindo-requests-per-hour", "0");
    all.put("database-url", database.url());
    this.server = Server.start(Settings.read(all, Map.of(), null));
  }

  public String address() {
    return server.address();
  }

  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, KEY);
  }

  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send("POST", path, body, KEY);
  }

  public HttpResponse<String> send(
      String method, String path, @Nullable String body, @Nullable String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// For commands that work beside the server.
  public String databaseUrl() {
    return database.url();
  }

  /// Cuts the server off from its database, or lets it back.
  public void allowConnections(boolean allow) {
    database.allowConnections(allow);
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    server.close();
    try {
      Invariants.assertHold(database.database());
    } finally {
      database.close();
    }
  }
}
