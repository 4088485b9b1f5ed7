package dev.sheaf.llm;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The files and batches of [StubProvider] over HTTP.
final class StubBatchRoutes {

  private static final String OPENAI = "/v1/batches";
  private static final String ANTHROPIC = "/v1/messages/batches";
  private static final String FILES = "/v1/files";

  private final StubProvider stub;

  StubBatchRoutes(StubProvider stub) {
    this.stub = stub;
  }

  void handle(HttpExchange exchange, String path, byte[] bytes, JsonNode body) throws IOException {
    boolean post = exchange.getRequestMethod().equals("POST");
    if (path.equals(FILES) && post) {
      upload(exchange, bytes);
    } else if (path.equals(OPENAI) && post) {
      createOpenAi(exchange, body);
    } else if (path.equals(ANTHROPIC) && post) {
      List<JsonNode> requests = body.path("requests").valueStream().toList();
      create(exchange, Json.MAPPER.createObjectNode(), requests);
    } else if (path.equals(OPENAI) || path.equals(ANTHROPIC)) {
      list(exchange);
    } else if (path.startsWith(FILES + "/") && path.endsWith("/content")) {
      content(exchange, path.substring(FILES.length() + 1, path.length() - "/content".length()));
    } else if (path.startsWith(ANTHROPIC + "/") && path.endsWith("/results")) {
      String id = path.substring(ANTHROPIC.length() + 1, path.length() - "/results".length());
      results(exchange, stub.batches.get(id), true, true);
    } else if (path.endsWith("/cancel") && post) {
      String batch = path.substring(0, path.length() - "/cancel".length());
      callOff(exchange, batch.substring(batch.lastIndexOf('/') + 1));
    } else {
      look(exchange, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  /// Takes the JSONL file out of the multipart body: after the blank line of the part that has a
  /// file name, up to the boundary.
  private void upload(HttpExchange exchange, byte[] bytes) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
    boolean purpose = false;
    List<JsonNode> lines = new ArrayList<>();
    for (String part : StubRoutes.utf8(bytes).split("--" + boundary)) {
      int content = part.indexOf("\r\n\r\n");
      if (content > 0 && part.contains("filename=")) {
        part.substring(content + 4).strip().lines().map(Json.MAPPER::readTree).forEach(lines::add);
      }
      purpose = purpose || (part.contains("name=\"purpose\"") && part.contains("batch"));
    }
    if (!purpose || lines.isEmpty()) {
      StubRoutes.error(exchange, 400, "invalid_request_error", "purpose and file are required");
      return;
    }
    String id = stub.batches.addFile(lines);
    ObjectNode file = Json.MAPPER.createObjectNode().put("id", id).put("object", "file");
    StubReply.json(exchange, 200, file.put("purpose", "batch").put("bytes", bytes.length));
  }

  private void createOpenAi(HttpExchange exchange, JsonNode body) throws IOException {
    Optional<List<JsonNode>> file = stub.batches.file(body.path("input_file_id").asString(""));
    boolean complete =
        body.path("endpoint").asString("").equals("/v1/chat/completions")
            && body.path("completion_window").asString("").equals("24h");
    if (file.isEmpty() || !complete) {
      StubRoutes.error(exchange, 400, "invalid_request_error", "the batch is not valid");
      return;
    }
    create(exchange, body.path("metadata"), file.get());
  }

  private void create(HttpExchange exchange, JsonNode metadata, List<JsonNode> requests)
      throws IOException {
    Provider provider = StubRoutes.provider(exchange);
    StubBatch batch = stub.batches.add(provider, metadata, requests);
    if (batch.has(StubBatchFault.TAKEN_BUT_UNANSWERED)) {
      exchange.close();
      return;
    }
    StubReply.json(exchange, 200, stub.batches.describe(provider, batch));
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    int limit = 20;
    String after = "";
    for (String pair : query.split("&")) {
      String value = pair.substring(pair.indexOf('=') + 1);
      if (pair.startsWith("limit=")) {
        limit = Math.min(stub.pageSize, Integer.parseInt(value));
      } else if (pair.startsWith("after")) {
        after = value;
      }
    }
    StubReply.json(exchange, 200, stub.batches.list(StubRoutes.provider(exchange), limit, after));
  }

  private void look(HttpExchange exchange, String id) throws IOException {
    Optional<StubBatch> batch = stub.batches.look(id);
    if (batch.isEmpty()) {
      StubRoutes.error(exchange, 404, "not_found_error", "There is no " + id + ".");
      return;
    }
    StubReply.json(
        exchange, 200, stub.batches.describe(StubRoutes.provider(exchange), batch.get()));
  }

  /// A batch that has ended is not called off: OpenAI says so with a 409.
  private void callOff(HttpExchange exchange, String id) throws IOException {
    Optional<StubBatch> batch = stub.batches.get(id);
    if (batch.isEmpty()) {
      StubRoutes.error(exchange, 404, "not_found_error", "There is no " + id + ".");
    } else if (batch.get().hasEnded()) {
      StubRoutes.error(exchange, 409, "invalid_request_error", id + " has ended.");
    } else {
      batch.get().callOff();
      StubReply.json(
          exchange, 200, stub.batches.describe(StubRoutes.provider(exchange), batch.get()));
    }
  }

  private void content(HttpExchange exchange, String fileId) throws IOException {
    results(
        exchange,
        stub.batches.get(fileId.substring(4)),
        fileId.startsWith("out-"),
        fileId.startsWith("err-"));
  }

  private void results(
      HttpExchange exchange, Optional<StubBatch> found, boolean output, boolean errors)
      throws IOException {
    StubBatch batch = found.orElseThrow();
    Provider provider = StubRoutes.provider(exchange);
    StubRoutes routes = new StubRoutes(stub);
    List<String> lines = new ArrayList<>();
    if (output) {
      lines.addAll(batch.resultLines((body, fault) -> routes.reply(provider, body, fault)));
    }
    if (errors) {
      lines.addAll(batch.errorLines());
    }
    boolean breaks = batch.has(StubBatchFault.DOWNLOAD_BREAKS) && batch.breaksNow();
    if (breaks) {
      StubReply.brokenOff(exchange, lines.getFirst() + "\n");
    } else {
      StubReply.lines(exchange, lines);
    }
  }
}
