package dev.sheaf.dialect.olostep;

import static dev.sheaf.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sheaf.TestServer;
import dev.sheaf.store.Store;
import dev.sheaf.tenant.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Requests that are refused (4.1): each with its error, and nothing started.
class AiropsBadInputTest {

  private static final String PATH = "/v1/batches-airops";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(Map.of());
  }

  @AfterAll
  static void stop() {
    int jobs =
        server
            .bean(Store.class)
            .database()
            .sql("select count(*) from job")
            .query(Integer.class)
            .single();
    server.close();
    assertThat(jobs).as("jobs started by refused requests").isZero();
  }

  static List<Arguments> violations() {
    String ok = "{\"url\": \"https://example.com/\", \"custom_id\": \"a\"}";
    return List.of(
        violation("no JSON", "{\"items\": [", "", "custom"),
        violation("not an object", "[]", "", "invalid_type"),
        violation("items missing", "{}", "items", "invalid_type"),
        violation("items null", "{\"items\": null}", "items", "invalid_type"),
        violation("items no array", "{\"items\": {}}", "items", "invalid_type"),
        violation("no items", "{\"items\": []}", "items", "too_small"),
        violation("10,001 items", "{\"items\": [" + repeat(ok, 10_001) + "]}", "items", "too_big"),
        violation("item no object", "{\"items\": [1]}", "items.0", "invalid_type"),
        violation("url missing", items("{\"custom_id\": \"a\"}"), "items.0.url", "invalid_type"),
        violation("ftp", item("ftp://example.com/", "a"), "items.0.url", "invalid_string"),
        violation("relative", item("/page", "a"), "items.0.url", "invalid_string"),
        violation(
            "user info", item("http://u:p@example.com/", "a"), "items.0.url", "invalid_string"),
        violation(
            "custom_id missing",
            items("{\"url\": \"https://example.com/\"}"),
            "items.0.custom_id",
            "invalid_type"),
        violation("custom_id empty", item("https://a.io", ""), "items.0.custom_id", "too_small"),
        violation(
            "custom_id of 256",
            item("https://a.io", "x".repeat(256)),
            "items.0.custom_id",
            "too_big"),
        violation(
            "custom_id with NUL",
            item("https://a.io", "a\\u0000"),
            "items.0.custom_id",
            "invalid_string"),
        violation(
            "custom_id a number",
            items("{\"url\": \"https://a.io\", \"custom_id\": 7}"),
            "items.0.custom_id",
            "invalid_type"),
        violation("brands no array", with(ok, "\"brands\": \"x\""), "brands", "invalid_type"),
        violation("brand empty", with(ok, "\"brands\": [\"\"]"), "brands.0", "too_small"),
        violation(
            "brand of 101",
            with(ok, "\"brands\": [\"" + "b".repeat(101) + "\"]"),
            "brands.0",
            "too_big"),
        violation("country", with(ok, "\"country\": \"XX\""), "country", "invalid_string"),
        violation(
            "webhook scheme", with(ok, "\"webhook\": \"ftp://x.io\""), "webhook", "invalid_string"),
        violation(
            "webhook private", with(ok, "\"webhook\": \"http://10.0.0.1/\""), "webhook", "custom"),
        violation(
            "webhook_url",
            with(ok, "\"webhook_url\": \"nothing\""),
            "webhook_url",
            "invalid_string"),
        violation(
            "51 metadata keys", with(ok, "\"metadata\": {" + keys(51) + "}"), "metadata", "custom"),
        violation(
            "metadata key of 41",
            with(ok, "\"metadata\": {\"" + "k".repeat(41) + "\": \"v\"}"),
            "metadata." + "k".repeat(41),
            "custom"),
        violation(
            "metadata bracket",
            with(ok, "\"metadata\": {\"a[b\": \"v\"}"),
            "metadata.a[b",
            "custom"),
        violation("metadata object", with(ok, "\"metadata\": {\"a\": {}}"), "metadata.a", "custom"),
        violation("batch_mode", with(ok, "\"batch_mode\": 1"), "batch_mode", "invalid_type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void isRefused(String name, String body, String path, String code) throws Exception {
    HttpResponse<String> response = server.post(PATH, body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type"))
        .get()
        .asString()
        .contains("application/json");
    JsonNode error = json(response);
    assertThat(error.path("error_code").asString()).isEqualTo("validation_error");
    assertThat(error.path("error_message").asString()).isNotBlank();
    JsonNode detail = error.path("details").get(0);
    assertThat(detail.path("path").asString()).isEqualTo(path);
    assertThat(detail.path("code").asString()).isEqualTo(code);
    assertThat(detail.path("message").asString()).isNotBlank();
  }

  @Test
  void everyViolationIsReportedUpToAHundred() throws Exception {
    JsonNode two = json(server.post(PATH, "{\"items\": [{}], \"country\": 1}"));
    assertThat(two.path("details").size()).isEqualTo(3);
    JsonNode many = json(server.post(PATH, "{\"items\": [" + repeat("{}", 500) + "]}"));
    assertThat(many.path("details").size()).isEqualTo(100);
  }

  @Test
  void withoutAGoodKeyNothingElseIsLookedAt() throws Exception {
    for (String key : new String[] {null, "wrong", "wrong_key_0123456789", ""}) {
      HttpResponse<String> response = server.send("POST", PATH, "no json", key);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(json(response).path("error_code").asString()).isEqualTo("unauthorized");
    }
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    for (String path :
        List.of("/batch_aaaaaaaaaa", "/nonsense", "/batch_aaaaaaaaaa/items", "/%00")) {
      HttpResponse<String> response = server.get(PATH + path);
      assertThat(response.statusCode()).as(path).isIn(404, 400);
    }
    assertThat(server.get("/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(server.get("/v1/batches-airops/batch_aaaaaaaaaa/nothing").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theWrongMethodSaysWhichIsRight() throws Exception {
    HttpResponse<String> response =
        server.send("DELETE", PATH + "/batch_aaaaaaaaaa", null, TestServer.KEY);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("GET");
    assertThat(json(response).path("error_code").asString()).isEqualTo("method_not_allowed");
  }

  @Test
  void aHugeBodyIsRefusedUnread() throws Exception {
    HttpResponse<String> declared = server.post(PATH, "x".repeat(50 << 20));
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(json(declared).path("error_code").asString()).isEqualTo("payload_too_large");
  }

  @Test
  void aHugeBodyOfUnknownLengthIsRefusedToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + PATH))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .POST(BodyPublishers.ofInputStream(() -> new Endless(40L << 20)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
    } catch (IOException e) {
      // The server may hang up on a client that still sends: refused all the same.
      assertThat(e).hasMessageMatching("(?s).*(reset|closed|pipe|EOF|GOAWAY|received no bytes).*");
    }
  }

  @Test
  void anotherOrganisationsBatchIsNotThere() throws Exception {
    Keys keys = server.bean(Keys.class);
    String foreign = keys.create(keys.createOrganisation("another"), "theirs", null).text();
    HttpResponse<String> response = server.send("GET", PATH + "/batch_aaaaaaaaaa", null, foreign);
    assertThat(response.statusCode()).isEqualTo(404);
  }

  private static Arguments violation(String name, String body, String path, String code) {
    return Arguments.of(name, body, path, code);
  }

  private static String items(String item) {
    return "{\"items\": [" + item + "]}";
  }

  private static String item(String url, String customId) {
    return items("{\"url\": \"" + url + "\", \"custom_id\": \"" + customId + "\"}");
  }

  private static String with(String item, String member) {
    return "{\"items\": [" + item + "], " + member + "}";
  }

  private static String repeat(String item, int times) {
    return IntStream.range(0, times).mapToObj(i -> item).collect(Collectors.joining(","));
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"k" + i + "\": \"v\"")
        .collect(Collectors.joining(","));
  }

  /// So many spaces, one after the other.
  private static final class Endless extends InputStream {
    private long left;

    Endless(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) {
      int n = (int) Math.min(length, left);
      left -= n;
      return n <= 0 ? -1 : n;
    }
  }
}
