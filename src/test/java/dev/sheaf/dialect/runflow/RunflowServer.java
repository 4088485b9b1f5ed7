package dev.sheaf.dialect.runflow;

import dev.sheaf.TestServer;
import dev.sheaf.tenant.ApiKey;
import dev.sheaf.tenant.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The real server as a client of Runflow meets it.
final class RunflowServer implements AutoCloseable {

  private final TestServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RunflowServer(Map<String, String> settings) {
    server = new TestServer(settings);
  }

  /// A reply with its JSON.
  record Reply(int status, JsonNode json, HttpResponse<String> http) {

    String text(String name) {
      return json.path(name).asString("");
    }
  }

  TestServer server() {
    return server;
  }

  <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  UUID org() {
    return server.bean(Keys.class).defaultOrganisation();
  }

  String key(ApiKey.Kind kind, String... scopes) {
    return bean(Keys.class).create(org(), "test", null, kind, Set.of(scopes)).text();
  }

  String keyOfAnother() {
    Keys keys = bean(Keys.class);
    return keys.create(keys.createOrganisation("another"), "theirs", null).text();
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, Map.of());
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body, Map.of());
  }

  Reply send(String method, String path, @Nullable String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Authorization", "Bearer " + TestServer.KEY);
    if (body != null) {
      all.putIfAbsent("Content-Type", "application/json");
    }
    all.forEach((name, value) -> {
      if (!value.isEmpty()) {
        request.header(name, value);
      }
    });
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    JsonNode json = response.body().isEmpty() ? Wire.JSON.missingNode() : tree(response);
    return new Reply(response.statusCode(), json, response);
  }

  JsonNode awaitRun(String id) throws IOException, InterruptedException {
    return awaitEnd("/v1/runs/" + id);
  }

  JsonNode awaitBatch(String id) throws IOException, InterruptedException {
    return awaitEnd("/v1/batches/" + id);
  }

  private JsonNode awaitEnd(String path) throws IOException, InterruptedException {
    for (int look = 0; look < 800; look++) {
      JsonNode now = get(path).json();
      if (now.path("completed_at").isString()) {
        return now;
      }
      Thread.sleep(25);
    }
    throw new AssertionError(path + " does not end");
  }

  static Map<String, String> as(String key) {
    return Map.of("Authorization", "Bearer " + key);
  }

  private static JsonNode tree(HttpResponse<String> response) {
    String type = response.headers().firstValue("content-type").orElse("");
    if (!type.contains("application/json")) {
      throw new AssertionError("not JSON but " + type + ": " + response.body());
    }
    return Wire.JSON.readTree(response.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
