package dev.sheaf.dialect.runflow;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a request as a JSON object. Read raw: the framework takes the body of a client
/// that names no type for a form.
final class Bodies {

  static final int BODY_MAX = 10 << 20;

  private Bodies() {}

  static ObjectNode object(HttpServletRequest http) throws IOException {
    return object(read(http));
  }

  /// An empty body stands for an object without members.
  static ObjectNode objectOrEmpty(HttpServletRequest http) throws IOException {
    byte[] body = read(http);
    return body.length == 0 ? Wire.JSON.createObjectNode() : object(body);
  }

  private static byte[] read(HttpServletRequest http) throws IOException {
    byte[] body = http.getInputStream().readNBytes(BODY_MAX + 1);
    if (body.length > BODY_MAX) {
      throw Refusal.invalid(
          Problem.at(
              "too_long",
              "Body should have at most " + (BODY_MAX >> 20) + " MiB; send several batches",
              "body"));
    }
    if (body.length > 0 && !isJson(http.getContentType())) {
      throw Refusal.badRequest("The body must be sent as Content-Type: application/json.");
    }
    return body;
  }

  /// Who names no type is taken at the body's word.
  private static boolean isJson(@org.jspecify.annotations.Nullable String type) {
    if (type == null) {
      return true;
    }
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals("application/json") || media.endsWith("+json");
  }

  private static ObjectNode object(byte[] body) {
    JsonNode root;
    try {
      root = Wire.JSON.readTree(body);
    } catch (StreamConstraintsException e) {
      throw Refusal.invalid(
          Problem.at(
              "too_deep_or_long",
              "The JSON goes beyond a limit: " + e.getOriginalMessage(),
              "body"));
    } catch (JacksonException _) {
      throw Refusal.badRequest("The body is not valid JSON.");
    }
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw body.length == 0 || root.isMissingNode()
        ? Refusal.badRequest("The body is empty; send a JSON object.")
        : Refusal.invalid(Problem.at("dict_type", "Input should be a valid object", "body"));
  }
}
