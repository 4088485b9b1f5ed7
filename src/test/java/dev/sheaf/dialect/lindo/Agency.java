package dev.sheaf.dialect.lindo;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sheaf.TestServer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A caller of the Lindo dialect, as the tests have them.
record Agency(TestServer server) {

  static final String BASE = "/v1/ai/workspace/";
  static final String SITES = "/v1/workspace/website/";
  static final String BAKERY =
      "Create a website for a bakery called 'Crumb & Co' in Leeds with the pages about, menu and"
          + " contact. We bake sourdough bread every morning at 6.";

  static Agency with(Map<String, String> settings) {
    return new Agency(new TestServer(settings));
  }

  static String prompt(String prompt) {
    return TestServer.JSON.writeValueAsString(Map.of("prompt", prompt));
  }

  JsonNode call(String method, String path, @Nullable String body) throws Exception {
    return json(answer(method, path, body));
  }

  HttpResponse<String> answer(String method, String path, @Nullable String body) throws Exception {
    return server.send(method, path, body, TestServer.KEY);
  }

  JsonNode post(String path, String body) throws Exception {
    return call("POST", path, body);
  }

  JsonNode get(String path) throws Exception {
    return call("GET", path, null);
  }

  /// The last status of a job.
  JsonNode ended(JsonNode created) {
    String statusUrl = created.path("status_url").asString();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get(statusUrl), status -> status.path("done").asBoolean());
  }

  /// A website of the prompt, whose job has ended.
  JsonNode website(String prompt) throws Exception {
    return ended(post(BASE + "website", prompt(prompt)));
  }

  /// The id of a website of its own.
  String site() throws Exception {
    return website(BAKERY).at("/result/website_id").asString();
  }

  /// That the request is invalid, and the first error begins like that.
  void assertRefused(String method, String path, @Nullable String body, String error)
      throws Exception {
    HttpResponse<String> refused = answer(method, path, body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).at("/errors/0").asString()).startsWith(error);
  }

  /// The answer to a request that is written as it stands.
  String raw(String request) throws Exception {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// What anybody is answered who asks for the path.
  int status(String path) throws Exception {
    return server.send("GET", path, null, null).statusCode();
  }

  String page(String websiteId, String path) throws Exception {
    return server.send("GET", "/sites/" + websiteId + path, null, null).body();
  }
}
