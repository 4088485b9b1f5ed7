package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.time.SettableTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a provider replies, the clients make a value of it and throw nothing.
class SenselessRepliesTest {

  private static final long SEED = 20_261_123;
  private static final int ROUNDS = 300;

  private static final List<String> TEMPLATES =
      List.of(
          """
          {"id": "x", "model": "m", "choices": [{"finish_reason": "stop", "message":
            {"content": "{\\"title\\": \\"t\\", \\"year\\": 1}", "refusal": null}}],
           "usage": {"prompt_tokens": 5, "completion_tokens": 6},
           "content": [{"type": "tool_use", "name": "answer", "input": {"title": "t", "year": 1}},
             {"type": "text", "text": "hello"}], "stop_reason": "tool_use"}
          """,
          """
          {"id": "b", "status": "completed", "processing_status": "ended", "created_at": 1763899200,
           "metadata": {"sheaf_key": "key"}, "output_file_id": "f", "error_file_id": "e",
           "request_counts": {"total": 1, "completed": 1, "succeeded": 1, "expired": 0},
           "errors": {"data": [{"message": "m"}]}, "has_more": true,
           "data": [{"id": "b", "created_at": "2026-11-23T10:00:00Z", "status": "failed",
             "processing_status": "ended", "metadata": {"sheaf_key": "key"},
             "request_counts": {"succeeded": 1}}]}
          """,
          """
          {"custom_id": "item-0", "response": {"status_code": 200, "body": {"choices": [{}]}},
           "error": null, "result": {"type": "errored", "error": {"error": {"type": "api_error"}}}}
          """,
          """
          {"error": {"code": "c", "type": "t", "message": "m"}, "type": "error"}
          """);

  private final Random random = new Random(SEED);
  private final GuardedClient http = new GuardedClient(AddressPolicy.PUBLIC_ONLY);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Retry-After", odd());
          exchange.getResponseHeaders().set("x-ratelimit-remaining-tokens", odd());
          exchange.getResponseHeaders().set("x-ratelimit-reset-tokens", odd());
          exchange.getResponseHeaders().set("anthropic-ratelimit-tokens-reset", odd());
          StubReply.text(exchange, status(), "application/json", body());
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsThrown(Provider provider) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    LlmSettings settings = LlmSettings.of(provider, url, new Secret("k"), "m");
    SettableTime time = new SettableTime("2026-11-23T10:00:00Z");
    Llm llm = new Llm(settings, Prices.standard(), http, time);
    for (int round = 0; round < ROUNDS; round++) {
      assertThatCode(() -> callEverything(llm))
          .as("seed %d, round %d", SEED, round)
          .doesNotThrowAnyException();
    }
  }

  private static void callEverything(Llm llm) throws InterruptedException {
    Prompt prompt = ModelClientContract.structured();
    BatchHandle handle = new BatchHandle("b", "key");
    llm.live().ask(prompt);
    llm.live().ask(ModelClientContract.plain());
    llm.batches().submit("key", List.of(new BatchRequest("item-0", prompt)));
    llm.batches().find("key", Instant.parse("2026-11-23T10:00:00Z"), 1);
    llm.batches().poll(handle);
    llm.batches().collect(handle, id -> prompt, line -> {});
  }

  private int status() {
    return List.of(200, 200, 200, 200, 201, 400, 401, 404, 429, 500).get(random.nextInt(10));
  }

  private String odd() {
    List<String> values =
        List.of(
            "",
            "0",
            "-1",
            "99999999999999999999",
            "soon",
            "999999999d",
            "+1",
            "1e9",
            "+999999999-12-31T00:00:00Z",
            "2026-11-23T10:00:00Z",
            "Mon, 99 Foo 2026 00:00:00 GMT");
    return values.get(random.nextInt(values.size()));
  }

  private String body() {
    String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
    if (random.nextInt(10) == 0) {
      return template.substring(0, random.nextInt(template.length()));
    }
    JsonNode node = Json.MAPPER.readTree(template);
    for (int i = random.nextInt(4); i > 0; i--) {
      mutate(node);
    }
    return node.toString();
  }

  /// Puts something of the wrong type in one place.
  private void mutate(JsonNode node) {
    JsonNode at = node;
    while (true) {
      int index = at.isEmpty() ? 0 : random.nextInt(at.size());
      JsonNode child = at.isObject() ? at.values().stream().toList().get(index) : at.path(index);
      if (child.isContainer() && !child.isEmpty() && random.nextBoolean()) {
        at = child;
        continue;
      }
      replace(at, index);
      return;
    }
  }

  private void replace(JsonNode parent, int index) {
    List<String> values =
        List.of(
            "null",
            "true",
            "-5",
            "9223372036854775807",
            "1.5e300",
            "\"\"",
            "\"../x\"",
            "[]",
            "{}",
            "[[1]]",
            "{\"id\": {}}");
    JsonNode value = Json.MAPPER.readTree(values.get(random.nextInt(values.size())));
    if (parent instanceof ObjectNode object) {
      object.set(object.propertyNames().stream().toList().get(index), value);
    } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
      array.set(index, value);
    }
  }
}
