package dev.sheaf.dialect.olostep;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A batch that is sent twice with one `Idempotency-Key` (3.8).
class AiropsIdempotencyTest {

  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isOneBatch() throws Exception {
    HttpResponse<String> first = send("key", body("a"));
    HttpResponse<String> again = send("key", body("a"));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    String id = json(first).path("id").asString();
    assertThat(server.get("/v1/batches-airops/" + id).statusCode()).isEqualTo(200);
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void withAnotherBodyItIsRefusedAndNothingStarts() throws Exception {
    send("key", body("a"));
    HttpResponse<String> response = send("key", body("b"));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("error_code").asString()).isEqualTo("idempotency_key_reuse");
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void thatDidNotValidateMayBeSentAgainMended() throws Exception {
    assertThat(send("key", "{}").statusCode()).isEqualTo(400);
    assertThat(send("key", body("a")).statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyThatIsTooLongIsRefused() throws Exception {
    HttpResponse<String> response = send("k".repeat(256), body("a"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("error_message").asString()).contains("must have 1 to 255");
    assertThat(jobs()).isZero();
  }

  private int jobs() {
    return server
        .bean(Store.class)
        .database()
        .sql("select count(*) from job")
        .query(Integer.class)
        .single();
  }

  /// A page that refuses the connection at once: these tests are not about scraping.
  private static String body(String customId) {
    return "{\"items\": [{\"url\": \"http://127.0.0.1:1/\", \"custom_id\": \"" + customId + "\"}]}";
  }

  private HttpResponse<String> send(String key, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.address() + "/v1/batches-airops"))
              .header("Authorization", "Bearer " + TestServer.KEY)
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
