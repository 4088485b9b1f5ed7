package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sheaf.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemasTest {

  private final Schemas schemas = new Schemas();

  @Test
  void namesEveryErrorWithItsPlace() {
    JsonNode schema =
        json(
            """
            {"type": "object", "required": ["title", "year"],
             "properties": {"title": {"type": "string"}, "tags": {"items": {"enum": ["a", "b"]}}}}
            """);
    assertThat(schemas.errors(schema, json("{\"title\": \"x\", \"year\": 1}"))).isEmpty();
    assertThat(schemas.errors(schema, json("{\"title\": 1, \"tags\": [\"a\", \"c\"]}")))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("/title: "))
        .anyMatch(line -> line.startsWith("/tags/1: "))
        .anyMatch(line -> line.contains("year"));
  }

  @Test
  void anUnusableSchemaIsTheCallersFault() {
    JsonNode schema = json("{\"type\": \"object\", \"$ref\": \"#/$defs/missing\"}");
    assertThatThrownBy(() -> schemas.errors(schema, json("{}")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("LLM_BAD_SCHEMA");
  }

  @Test
  void nothingIsFetchedForASchema() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          StubReply.text(exchange, 200, "application/json", "{\"type\": \"object\"}");
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/schema.json";
      for (String keyword : new String[] {"$ref", "$schema"}) {
        JsonNode schema = json("{\"type\": \"object\", \"" + keyword + "\": \"" + url + "\"}");
        assertThatThrownBy(() -> schemas.errors(schema, json("{}")))
            .hasMessageContaining("LLM_BAD_SCHEMA");
      }
    } finally {
      server.stop(0);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void noFileIsReadForASchema() {
    JsonNode schema = json("{\"type\": \"object\", \"$ref\": \"file:///etc/hostname\"}");
    assertThatThrownBy(() -> schemas.errors(schema, json("{}")))
        .hasMessageContaining("LLM_BAD_SCHEMA");
  }

  @Test
  void tellsWhatStrictModeTakes() {
    assertThat(Schemas.isStrict(closed("\"a\""))).isTrue();
    assertThat(Schemas.isStrict(closed(""))).isFalse();
    assertThat(Schemas.isStrict(json("{\"type\": \"object\", \"properties\": {}}"))).isFalse();
    JsonNode nested =
        json(
            "{\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": {\"b\": {}}}}");
    assertThat(Schemas.isStrict(nested)).isFalse();
  }

  private static JsonNode closed(String required) {
    return json(
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}, \"required\": ["
            + required
            + "], \"additionalProperties\": false}");
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
