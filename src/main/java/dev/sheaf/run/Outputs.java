package dev.sheaf.run;

import dev.sheaf.asset.Asset;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Outputs in their normal shape (contract, 1.9).
final class Outputs {

  private static final String OUTPUTS = "outputs";
  private static final String IMAGE_URLS = "image_urls";

  private Outputs() {}

  static ObjectNode text(String text) {
    ObjectNode output = Json.object();
    output.putArray(OUTPUTS).addObject().put("type", "text").put("text", text);
    return output.put("text", text);
  }

  static ObjectNode data(JsonNode data) {
    ObjectNode output = Json.object();
    output.putArray(OUTPUTS);
    output.set("data", data);
    return output;
  }

  /// A file; `facts` go beside its URL.
  static ObjectNode file(Asset asset, ObjectNode facts) {
    String type = asset.mimeType().split("/", 2)[0].toLowerCase(Locale.ROOT);
    String url = asset.id().reference();
    ObjectNode output = Json.object();
    ObjectNode entry = output.putArray(OUTPUTS).addObject();
    boolean media = type.equals("image") || type.equals("video") || type.equals("audio");
    entry.put("type", media ? type : "file").put("url", url);
    entry.put("mime_type", asset.mimeType()).put("size_bytes", asset.sizeBytes());
    entry.setAll(facts);
    if (type.equals("image")) {
      output.putArray(IMAGE_URLS).add(url);
    }
    return output;
  }

  /// What an endpoint said, brought into shape: what has `outputs` or `image_urls` gets the other
  /// one, text becomes a text, and anything else is data.
  static ObjectNode normal(JsonNode said) {
    if (said.isString()) {
      return text(said.asString());
    }
    if (said instanceof ObjectNode object && object.path(OUTPUTS).isArray()) {
      return object.has(IMAGE_URLS) ? object : withImageUrls(object);
    }
    return said instanceof ObjectNode object && object.path(IMAGE_URLS).isArray()
        ? withOutputs(object)
        : data(said);
  }

  private static ObjectNode withImageUrls(ObjectNode object) {
    ArrayNode urls = Json.MAPPER.createArrayNode();
    for (JsonNode entry : object.path(OUTPUTS)) {
      if (entry.path("type").asString("").equals("image") && entry.path("url").isString()) {
        urls.add(entry.path("url"));
      }
    }
    if (!urls.isEmpty()) {
      object.set(IMAGE_URLS, urls);
    }
    return object;
  }

  private static ObjectNode withOutputs(ObjectNode object) {
    ArrayNode outputs = Json.MAPPER.createArrayNode();
    for (JsonNode url : object.path(IMAGE_URLS)) {
      outputs.addObject().put("type", "image").set("url", url);
    }
    object.set(OUTPUTS, outputs);
    return object;
  }
}
