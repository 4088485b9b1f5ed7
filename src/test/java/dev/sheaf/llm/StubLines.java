package dev.sheaf.llm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The lines of a provider's batch files.
interface StubLines {

  /// The body of the call that a request line asks for.
  JsonNode body(JsonNode request);

  ObjectNode succeeded(JsonNode request, ObjectNode reply);

  ObjectNode errored(JsonNode request);

  ObjectNode notRun(JsonNode request, boolean cancelled);

  StubLines OPENAI =
      new StubLines() {
        @Override
        public JsonNode body(JsonNode request) {
          return request.path("body");
        }

        @Override
        public ObjectNode succeeded(JsonNode request, ObjectNode reply) {
          return line(request, 200, reply);
        }

        @Override
        public ObjectNode errored(JsonNode request) {
          ObjectNode error =
              new StubReplies(Provider.OPENAI).error("invalid_value", "This request is wrong.");
          return line(request, 400, error);
        }

        @Override
        public ObjectNode notRun(JsonNode request, boolean cancelled) {
          ObjectNode line = started(request);
          line.putNull("response");
          line.putObject("error")
              .put("code", cancelled ? "batch_cancelled" : "batch_expired")
              .put("message", "This request did not run.");
          return line;
        }

        private ObjectNode line(JsonNode request, int status, ObjectNode body) {
          ObjectNode line = started(request);
          ObjectNode response = line.putObject("response");
          response.put("status_code", status).put("request_id", "req_1").set("body", body);
          line.putNull("error");
          return line;
        }

        private ObjectNode started(JsonNode request) {
          ObjectNode line = Json.MAPPER.createObjectNode().put("id", "batch_req_1");
          return line.put("custom_id", request.path("custom_id").asString(""));
        }
      };

  StubLines ANTHROPIC =
      new StubLines() {
        @Override
        public JsonNode body(JsonNode request) {
          return request.path("params");
        }

        @Override
        public ObjectNode succeeded(JsonNode request, ObjectNode reply) {
          ObjectNode line = line(request, "succeeded");
          ((ObjectNode) line.path("result")).set("message", reply);
          return line;
        }

        @Override
        public ObjectNode errored(JsonNode request) {
          ObjectNode line = line(request, "errored");
          ObjectNode error =
              new StubReplies(Provider.ANTHROPIC)
                  .error("invalid_request_error", "This request is wrong.");
          ((ObjectNode) line.path("result")).set("error", error);
          return line;
        }

        @Override
        public ObjectNode notRun(JsonNode request, boolean cancelled) {
          return line(request, cancelled ? "canceled" : "expired");
        }

        private ObjectNode line(JsonNode request, String type) {
          ObjectNode line = Json.MAPPER.createObjectNode();
          line.put("custom_id", request.path("custom_id").asString(""));
          line.putObject("result").put("type", type);
          return line;
        }
      };
}
