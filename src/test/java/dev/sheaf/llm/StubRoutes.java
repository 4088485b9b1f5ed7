package dev.sheaf.llm;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.sheaf.llm.StubReplies.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What [StubProvider] does with a request: checks it as the real providers do, then answers it or
/// does wrong what it was told to.
final class StubRoutes {

  private final StubProvider stub;
  private final StubBatchRoutes batches;

  StubRoutes(StubProvider stub) {
    this.stub = stub;
    this.batches = new StubBatchRoutes(stub);
  }

  void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    JsonNode body = parse(bytes);
    record(exchange, body);
    if (key(exchange.getRequestHeaders()).equals(StubProvider.WRONG_KEY)) {
      String message = "Incorrect API key provided: " + StubProvider.WRONG_KEY + ".";
      error(exchange, 401, "authentication_error", message);
      return;
    }
    switch (path) {
      case "/v1/chat/completions", "/v1/messages" -> live(exchange, body);
      default -> batches.handle(exchange, path, bytes, body);
    }
  }

  private void record(HttpExchange exchange, JsonNode body) {
    String path = exchange.getRequestURI().toString();
    String key =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
    stub.record(new StubProvider.Received(exchange.getRequestMethod(), path, key, body));
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return bytes.length == 0 ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      return Json.MAPPER.missingNode();
    }
  }

  private static String key(Headers headers) {
    String bearer = headers.getFirst("Authorization");
    String key = bearer == null ? headers.getFirst("x-api-key") : bearer.replace("Bearer ", "");
    return key == null ? "" : key;
  }

  private void live(HttpExchange exchange, JsonNode body) throws IOException {
    if (stub.latency.isPositive()) {
      LockSupport.parkNanos(stub.latency.toNanos());
    }
    StubFault next = stub.faults.poll();
    StubFault fault = next == null ? stub.always : next;
    switch (fault) {
      case null -> checkedAnswer(exchange, body);
      case StubFault.Hang hang -> StubProvider.hang(exchange, stub.closing);
      case StubFault.Disconnect disconnect -> exchange.close();
      case StubFault.HtmlPage html ->
          StubReply.text(exchange, 200, "text/html", "<html><body>Welcome!</body></html>");
      case StubFault.Status status -> {
        status.headers().forEach(exchange.getResponseHeaders()::set);
        error(exchange, status.status(), status.type(), status.message());
      }
      default -> answer(exchange, body, fault);
    }
  }

  private void checkedAnswer(HttpExchange exchange, JsonNode body) throws IOException {
    String problem = problem(exchange, body);
    if (body.path("model").asString("").equals(StubProvider.UNKNOWN_MODEL)) {
      error(exchange, 404, "not_found_error", "There is no such model.");
    } else if (!problem.isEmpty()) {
      error(exchange, 400, "invalid_request_error", problem);
    } else {
      answer(exchange, body, null);
    }
  }

  /// The checks of the real servers that a client is most likely to run into.
  private String problem(HttpExchange exchange, JsonNode body) {
    if (body.path("messages").isEmpty() || !body.path("model").isString()) {
      return "model and messages are required";
    }
    return provider(exchange) == Provider.OPENAI
        ? openAiProblem(body)
        : anthropicProblem(exchange, body);
  }

  private String openAiProblem(JsonNode body) {
    JsonNode format = body.path("response_format");
    boolean schema = format.path("type").asString("").equals("json_schema");
    int refused = stub.shapesRefused;
    if ((refused > 1 && format.isObject()) || (refused > 0 && schema)) {
      return "response_format of this type is not supported by this server";
    }
    JsonNode wanted = format.path("json_schema");
    if (wanted.path("strict").asBoolean(false) && !Schemas.isStrict(wanted.path("schema"))) {
      return "Invalid schema for response_format 'answer': all properties must be required";
    }
    return body.has("max_tokens") ? "" : "max_tokens is required by this server";
  }

  private String anthropicProblem(HttpExchange exchange, JsonNode body) {
    String choice = body.path("tool_choice").path("type").asString("");
    if (stub.shapesRefused > 0 && choice.equals("tool")) {
      return "tool_choice: forced tool use is not supported by this model";
    }
    if (!exchange.getRequestHeaders().containsKey("anthropic-version")) {
      return "anthropic-version: header is required";
    }
    return body.has("max_tokens") ? "" : "max_tokens: Field required";
  }

  private void answer(HttpExchange exchange, JsonNode body, @Nullable StubFault fault)
      throws IOException {
    rateHeaders(exchange);
    StubReply.json(exchange, 200, reply(provider(exchange), body, fault));
  }

  /// Asks the model and counts the tokens.
  ObjectNode reply(Provider provider, JsonNode body, @Nullable StubFault fault) {
    Said said = fault == null ? stub.model.says(body) : stub.model.says(body, fault);
    Usage usage = StubModel.usage(body, said);
    stub.promptTokens.addAndGet(usage.promptTokens());
    stub.completionTokens.addAndGet(usage.completionTokens());
    return new StubReplies(provider).reply(body, said, usage);
  }

  private static void rateHeaders(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    if (provider(exchange) == Provider.OPENAI) {
      headers.set("x-ratelimit-remaining-requests", "58");
      headers.set("x-ratelimit-reset-requests", "1m2.5s");
      headers.set("x-ratelimit-remaining-tokens", "9000");
      headers.set("x-ratelimit-reset-tokens", "120ms");
    } else {
      headers.set("anthropic-ratelimit-requests-remaining", "58");
      headers.set("anthropic-ratelimit-requests-reset", "2026-11-23T10:01:02.5Z");
      headers.set("anthropic-ratelimit-input-tokens-remaining", "20000");
      headers.set("anthropic-ratelimit-input-tokens-reset", "2026-11-23T10:09:00Z");
      headers.set("anthropic-ratelimit-output-tokens-remaining", "9000");
      headers.set("anthropic-ratelimit-output-tokens-reset", "2026-11-23T10:00:00.120Z");
    }
  }

  static Provider provider(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.startsWith("/v1/messages") ? Provider.ANTHROPIC : Provider.OPENAI;
  }

  static void error(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    StubReply.json(exchange, status, new StubReplies(provider(exchange)).error(type, message));
  }

  static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
